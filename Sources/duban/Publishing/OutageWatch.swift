import Producer

/// Whether there is a node: told once for each time that there is none.
struct OutageWatch {
    private var answered = 0
    private var reconnects = 0
    private var isTold = false

    /// One attempt that fails may be bad luck.
    private static let attempts = 2

    /// Looks at a connection.
    ///
    /// - Returns: why nothing is answered, when that is news.
    mutating func notice(_ state: ProducerState) -> String? {
        let replies = state.replies.values.reduce(0, +)
        if replies > answered { (answered, reconnects, isTold) = (replies, state.reconnects, false) }
        guard !isTold, state.reconnects >= reconnects + Self.attempts, let failure = state.lastFailure else {
            return nil
        }
        isTold = true
        return failure
    }
}
