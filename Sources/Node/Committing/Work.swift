import Ledgers

/// What the committer does next, in one transaction.
enum Work: Sendable {
    case submissions([Submission])
    /// Timers are due.
    case timers
    /// Others have added to the log.
    case growth

    var submissions: [Submission] {
        if case .submissions(let submissions) = self { submissions } else { [] }
    }

    /// When the oldest event of it was received.
    var oldest: Instant? { submissions.compactMap(\.oldest).min() }
}
