/// What the committer does next.
enum Work: Sendable {
    /// Commits something.
    case commit(Batch)
    /// Others have added to the log.
    case growth

    var submissions: [Submission] {
        if case .commit(let batch) = self { batch.submissions } else { [] }
    }
}
