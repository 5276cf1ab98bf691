import LedgerStore

/// How the commits go, for `status`.
struct CommitProgress: Sendable {
    /// Transactions since the start.
    private(set) var commits = 0
    /// Events in them.
    private(set) var events = 0
    /// Why the last commit failed; nil since one has succeeded.
    private(set) var failure: StoreError?

    mutating func note(_ outcome: CommitOutcome) {
        commits += 1
        events += outcome.parts.reduce(0) { $0 + $1.replies.count }
        failure = nil
    }

    mutating func note(_ error: StoreError) {
        failure = error
    }
}
