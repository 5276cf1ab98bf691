import Synchronization

/// A clock whose sleepers wait until a test lets one go.
final class StepClock: Clock {
    typealias Instant = ContinuousClock.Instant
    private struct State {
        var lengths: [Duration] = []
        var sleeper: CheckedContinuation<Void, any Error>?
        var waiter: CheckedContinuation<Void, Never>?
    }

    let now = ContinuousClock.now
    let minimumResolution = Duration.nanoseconds(1)
    private let state = Mutex(State())

    /// How long was slept, in the order of the sleeps.
    var lengths: [Duration] { state.withLock(\.lengths) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { sleeper in
                let waiter = state.withLock { state in
                    state.lengths.append(deadline - now)
                    state.sleeper = sleeper
                    return state.waiter.take()
                }
                waiter?.resume()
                if Task.isCancelled { wake(throwing: CancellationError()) }
            }
        } onCancel: {
            wake(throwing: CancellationError())
        }
    }

    /// Returns when somebody sleeps.
    func slept() async {
        await withCheckedContinuation { waiter in
            let isAsleep = state.withLock { state in
                if state.sleeper == nil { state.waiter = waiter }
                return state.sleeper != nil
            }
            if isAsleep { waiter.resume() }
        }
    }

    /// Ends the sleep, once somebody sleeps.
    func step() async {
        await slept()
        state.withLock { $0.sleeper.take() }?.resume()
    }

    private func wake(throwing error: any Error) {
        state.withLock { $0.sleeper.take() }?.resume(throwing: error)
    }
}
