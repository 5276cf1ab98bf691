public import Ledgers
import Synchronization

/// A test clock that stands still until it is moved.
public final class ManualClock: NodeClock {
    private struct State {
        var now: Instant
        var sleepers: [Int: (until: Instant, wake: CheckedContinuation<Void, any Error>)] = [:]
        var count = 0
    }

    private let state: Mutex<State>

    public init(at instant: Instant) {
        state = Mutex(State(now: instant))
    }

    public var now: Instant { state.withLock(\.now) }
    public var isTest: Bool { true }

    /// Moves the clock, and wakes who has slept long enough. It never moves back.
    public func advance(to instant: Instant) {
        let woken = state.withLock { state in
            state.now = max(state.now, instant)
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for key in due.keys { state.sleepers[key] = nil }
            return due.values.map(\.wake)
        }
        for sleeper in woken { sleeper.resume() }
    }

    public func sleep(until instant: Instant) async throws {
        let ticket = state.withLock { state in
            state.count += 1
            return state.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { register($0, ticket: ticket, until: instant) }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: ticket) }
            sleeper?.wake.resume(throwing: CancellationError())
        }
    }

    private func register(_ wake: CheckedContinuation<Void, any Error>, ticket: Int, until instant: Instant) {
        let isOver = state.withLock { state in
            if state.now >= instant || Task.isCancelled { return true }
            state.sleepers[ticket] = (instant, wake)
            return false
        }
        if isOver { Task.isCancelled ? wake.resume(throwing: CancellationError()) : wake.resume() }
    }
}
