package import Ledgers
import Synchronization

/// Everybody who may talk to the node, by the keys that they hold: asked for every connection and every message, so that
/// a change takes effect at once.
package final class Reception: Sendable {
    private struct State {
        var offices: Offices?
        var allowances: [String: Allowance] = [:]
        var strangers = 0
        /// Keys that may not follow, whatever their office may.
        var shutOut: Set<String> = []
    }

    private let state: Mutex<State>
    private let now: @Sendable () -> Duration

    /// - Parameters:
    ///   - offices: nil where nobody is told from anybody else.
    ///   - now: a monotonic clock that the limits go by; not the receipt clock, which may stand still in a test.
    package init(_ offices: Offices?, now: @escaping @Sendable () -> Duration = Reception.sinceStart) {
        self.now = now
        state = Mutex(State(offices: offices))
    }

    package static let sinceStart: @Sendable () -> Duration = {
        let start = ContinuousClock.now
        return { ContinuousClock.now - start }
    }()

    /// Messages and questions of nobody who is known, or is known any more.
    var strangers: Int { state.withLock(\.strangers) }

    /// What has come from each office, in the order of their list.
    var counts: [(office: Office, count: OfficeCount)] {
        state.withLock { state in
            (state.offices?.all ?? []).map { ($0, state.allowances[$0.name]?.count ?? OfficeCount()) }
        }
    }

    /// Nil where nobody is told from anybody else.
    var offices: Offices? { state.withLock(\.offices) }

    /// From now on these are they. Who has other limits than before begins with full ones.
    func adopt(_ offices: Offices) {
        state.withLock { state in
            state.offices = offices
            state.shutOut = []
            state.allowances = state.allowances.filter { offices.office(named: $0)?.limits == $1.limits }
        }
    }

    /// Whether somebody with this key may connect.
    /// - Parameter door: where; nil for nowhere.
    func admits(_ key: String, at door: Door?) -> Bool {
        let (office, isShutOut) = state.withLock { ($0.offices?.office(holding: key), $0.shutOut.contains(key)) }
        guard let office, let door, !(isShutOut && door.isTail) else { return false }
        return door.isOpen(to: office)
    }

    /// Who holds this key may not connect to follow, until the offices are adopted anew.
    func shutOut(_ key: String) {
        state.withLock { _ = $0.shutOut.insert(key) }
    }

    /// - Parameter name: the office that a subscription of the node's own leads to.
    func admit(office name: String) -> Admission {
        state.withLock { state in
            guard let office = state.offices?.office(named: name) else {
                state.strangers += 1
                return .revoked
            }
            return admission(of: office, in: &state)
        }
    }

    /// - Parameter key: what the connection has shown that it holds; nil for nothing.
    func admit(_ key: String?) -> Admission {
        state.withLock { state in
            guard let offices = state.offices else { return .admitted(sender: nil) }
            guard let office = key.flatMap(offices.office(holding:)) else {
                state.strangers += 1
                return key == nil ? .stranger : .revoked
            }
            return admission(of: office, in: &state)
        }
    }

    /// What may be shown to who holds a key.
    /// - Parameter right: what he needs for it.
    /// - Returns: nil where nothing may.
    func viewer(holding key: String?, with right: (Office) -> Bool) -> Viewer? {
        state.withLock { state in
            guard let offices = state.offices else { return .everything }
            guard let office = key.flatMap(offices.office(holding:)) else {
                state.strangers += 1
                return nil
            }
            return right(office) ? Viewer(office) : nil
        }
    }

    private func admission(of office: Office, in state: inout State) -> Admission {
        let allowance = allowance(of: office, in: &state)
        return allowance.admitsRequest()
            ? .admitted(sender: Sender(office: office.name, allowance: allowance)) : .limited
    }

    private func allowance(of office: Office, in state: inout State) -> Allowance {
        if let known = state.allowances[office.name] { return known }
        let new = Allowance(office.limits, now: now)
        state.allowances[office.name] = new
        return new
    }
}
