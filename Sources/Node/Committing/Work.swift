/// What the committer does next, in one transaction.
enum Work: Sendable {
    case submissions([Submission])
    /// Timers are due.
    case timers
}
