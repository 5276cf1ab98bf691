import Producer

extension Producer {
    /// Waits until no endpoint has let this producer in, and the last one because of its keys, which no further attempt
    /// is likely to change.
    ///
    /// A handshake that is broken off after the node has answered once is bad luck; a key that it refuses is not.
    ///
    /// - Returns: nil when the time is over, or the task is cancelled.
    func handshakeFailure(within time: Duration) async -> HandshakeFailure? {
        let deadline = ContinuousClock.now + time
        while !Task.isCancelled, ContinuousClock.now < deadline {
            let state = state
            let isLuck = state.reconnects < configuration.endpoints.count
            if !isLuck, let failure = state.handshakeFailure, failure == .keyRefused || state.replies.isEmpty {
                return failure
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return nil
    }
}
