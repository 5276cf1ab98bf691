import Synchronization

/// A clock that stands still until a test moves it.
final class ManualClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var nextID = 0
        var sleepers: [Int: (until: Instant, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var waiters: [(for: Instant, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var now: Instant { state.withLock(\.now) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { add($0, id: id, until: deadline) }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Waits until somebody sleeps until this instant, counted from the clock's beginning, and moves the clock there.
    func reach(_ offset: Duration) async {
        let instant = Instant(offset: offset)
        await withCheckedContinuation { waiter in
            state.withLock { $0.waiters.append((instant, waiter)) }
            notify()
        }
        move(to: instant)
    }

    private func add(_ continuation: CheckedContinuation<Void, any Error>, id: Int, until deadline: Instant) {
        let isOver = state.withLock { state in
            guard !Task.isCancelled, state.now < deadline else { return true }
            state.sleepers[id] = (deadline, continuation)
            return false
        }
        if isOver { continuation.resume() }
        notify()
    }

    private func notify() {
        let ready = state.withLock { state in
            let isReady = { (waiter: (for: Instant, continuation: CheckedContinuation<Void, Never>)) in
                state.sleepers.values.contains { $0.until == waiter.for }
            }
            let ready = state.waiters.filter(isReady)
            state.waiters.removeAll(where: isReady)
            return ready
        }
        for waiter in ready { waiter.continuation.resume() }
    }

    private func move(to instant: Instant) {
        let due = state.withLock { state in
            state.now = max(state.now, instant)
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values
        }
        for sleeper in due { sleeper.continuation.resume() }
    }
}
