import Ledgers

/// What is done in one transaction.
enum Batch: Sendable {
    case submissions([Submission])
    /// Timers are due.
    case timers

    var submissions: [Submission] {
        if case .submissions(let submissions) = self { submissions } else { [] }
    }

    /// When the oldest event of it was received.
    var oldest: Instant? { submissions.compactMap(\.oldest).min() }
}
