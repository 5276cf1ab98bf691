import EventJSON
package import LedgerStore
import Ledgers
package import Monitoring
import PointStore
import Synchronization

/// Where readings come in, from any thread. What points tell the log goes into the queue before anything that is received later,
/// and stays there until it is committed.
package final class PointDesk: Sendable {
    private struct State {
        var judge: PointJudge
        /// Counts what was judged, so that who waits can tell when it is saved.
        var revision = 0
        /// Whether something was put into the queue since the states were taken last.
        var hasTold = false
        /// What the keeper is to be woken for; nil: for nothing.
        var alarm: Instant?

        /// Whether the keeper is to be woken earlier than it would be.
        mutating func isDueEarlier() -> Bool {
            guard let due = judge.monitor.nextDue, alarm.map({ due < $0 }) ?? true else { return false }
            alarm = due
            return true
        }
    }

    private let state: Mutex<State>
    private let queue: WorkQueue
    /// Told that something is due earlier than what was due first.
    private let rings: AsyncStream<Void>.Continuation
    let rung: AsyncStream<Void>

    package init(_ monitor: Monitor, queue: WorkQueue) {
        state = Mutex(State(judge: PointJudge(monitor)))
        self.queue = queue
        (rung, rings) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Judges the readings among what was received, in its order; each is settled by its reply.
    /// - Returns: what the readings' state has to be saved up to for the replies to be true; nil where there were none.
    func judge(_ received: inout [ReceivedEvent], among offices: Offices?) -> Int? {
        guard received.contains(where: \.isReading) else { return nil }
        return change { state in
            for index in received.indices {
                guard case .reading(let reading) = received[index].content else { continue }
                received[index].content = state.judge.take(reading, received[index], among: offices)
            }
            state.revision += 1
            return state.revision
        }
    }

    /// Has everything come due by then.
    func advance(to instant: Instant) {
        change { $0.judge.advance(to: instant) }
    }

    /// Watches other points from there on.
    func watch(_ points: [Point], by rules: Policy.Monitoring, since now: Instant) {
        change { $0.judge.watch(points, by: rules, since: now) }
    }

    /// Takes over what other nodes have heard more lately.
    func adopt(_ states: [PointState], at now: Instant) {
        guard !states.isEmpty else { return }
        change { $0.judge.adopt(states, at: now) }
    }

    /// When something may be due; from here on the desk rings where it is earlier.
    func nextDue() -> Instant? {
        state.withLock { state in
            state.alarm = state.judge.monitor.nextDue
            return state.alarm
        }
    }

    /// What has changed since it was taken last, the revision that this is up to, and whether the log was told something of it.
    func takeChanges() -> (changes: PointChanges, revision: Int, hasTold: Bool) {
        state.withLock { state in
            defer { state.hasTold = false }
            return (state.judge.takeChanges(), state.revision, state.hasTold)
        }
    }

    /// Puts back what could not be saved.
    func putBack(_ changes: PointChanges, hasTold: Bool) {
        state.withLock { state in
            state.judge.putBack(changes)
            state.hasTold = state.hasTold || hasTold
        }
    }

    /// How everything stands.
    func look<Answer: Sendable>(_ look: @Sendable (PointJudge) throws -> Answer) rethrows -> Answer {
        try state.withLock { try look($0.judge) }
    }

    /// What is to be committed goes into the queue while nobody else can judge, so that it stays in order.
    @discardableResult
    private func change<Outcome: Sendable>(_ change: (inout State) -> Outcome) -> Outcome {
        let (outcome, isEarlier) = state.withLock { state in
            let outcome = change(&state)
            let events = state.judge.takeEvents()
            if !events.isEmpty {
                state.hasTold = true
                queue.append(Submission(events, through: .points, origin: .kept {}))
            }
            return (outcome, state.isDueEarlier())
        }
        if isEarlier { rings.yield() }
        return outcome
    }
}

extension PointDesk: RowPublisher {
    /// Hazards that points have found, of this node or of another one: which one a breach is now.
    package func publish(_ rows: [LogRow]) {
        let found = rows.lazy.filter { $0.draft.kind == .event && $0.draft.office == Office.points }
            .filter { $0.draft.type == EventType.hazardFound.rawValue }.compactMap(\.draft.subject)
        guard !found.isEmpty else { return }
        change { state in
            for number in found { state.judge.note(found: number) }
        }
    }
}
