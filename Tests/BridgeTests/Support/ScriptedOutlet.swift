import EventJSON
import Producer
import Synchronization

@testable import Bridge

/// An outlet that remembers what it was given, and does what it is told.
final class ScriptedOutlet: Outlet {
    private struct State {
        var events: [[UInt8]] = []
        var failures = 0
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())
    private let fate: Fate
    /// Called before events are kept.
    private let before: @Sendable () -> Void
    private let hasRoom: Bool

    init(_ fate: Fate = .durable, hasRoom: Bool = true, before: @escaping @Sendable () -> Void = {}) {
        self.fate = fate
        self.hasRoom = hasRoom
        self.before = before
    }

    var events: [JSONValue] {
        state.withLock { $0.events }.compactMap { try? JSONParser.parse($0) }
    }

    /// The next calls fail: nothing is kept.
    func fail(_ count: Int) { state.withLock { $0.failures = count } }

    func keep(_ events: [[UInt8]], whenFull: SpooledProducer.WhenFull) async throws(ProducerError) -> [Fate] {
        before()
        let fails = state.withLock { state in
            guard state.failures == 0 else {
                state.failures -= 1
                return true
            }
            state.events += events
            return false
        }
        if fails { throw try Self.failure() }
        notify()
        return events.map { _ in fate }
    }

    func offer(_ events: [[UInt8]]) async -> Int {
        guard hasRoom else { return events.count }
        state.withLock { $0.events += events }
        notify()
        return 0
    }

    var standing: OutletStanding { get async { OutletStanding() } }

    func close(within _: Duration) async {}

    /// Waits until so many events were kept.
    func kept(_ count: Int) async {
        await withCheckedContinuation { continuation in
            state.withLock { $0.watchers.append((count, continuation)) }
            notify()
        }
    }

    private func notify() {
        let ready = state.withLock { state in
            let count = state.events.count
            defer { state.watchers.removeAll { $0.count <= count } }
            return state.watchers.filter { $0.count <= count }
        }
        for watcher in ready { watcher.continuation.resume() }
    }

    /// Errors of a producer are made by producers alone.
    private static func failure() throws(ProducerError) -> ProducerError {
        do {
            _ = try Producer(ProducerConfiguration(endpoints: []))
            fatalError("a producer without endpoints")
        } catch {
            return error
        }
    }
}
