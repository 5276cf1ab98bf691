import Synchronization

/// Tells those who wait where the HTTP side listens.
final class Bound: Sendable {
    private enum State {
        case waiting([CheckedContinuation<HTTPEndpoint?, Never>])
        case known(HTTPEndpoint?)
    }

    private let state = Mutex(State.waiting([]))

    func endpoint() async -> HTTPEndpoint? {
        await withCheckedContinuation { waiter in
            let known: HTTPEndpoint?? = state.withLock { state in
                switch state {
                case .known(let endpoint): return .some(endpoint)
                case .waiting(let waiters):
                    state = .waiting(waiters + [waiter])
                    return nil
                }
            }
            if let known { waiter.resume(returning: known) }
        }
    }

    func succeed(_ endpoint: HTTPEndpoint) { settle(endpoint) }

    /// It will never listen, or does no more. Where it has listened, that stays known.
    func fail() { settle(nil) }

    private func settle(_ endpoint: HTTPEndpoint?) {
        let waiters = state.withLock { state in
            guard case .waiting(let waiters) = state else { return [CheckedContinuation<HTTPEndpoint?, Never>]() }
            state = .known(endpoint)
            return waiters
        }
        for waiter in waiters { waiter.resume(returning: endpoint) }
    }
}
