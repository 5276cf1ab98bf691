public import LedgerStore

/// Bugs that are put in on purpose, to see that the simulation finds them.
public struct Sabotage: Sendable {
    /// The disk reports a commit as durable half a minute before it is.
    public var acknowledgesBeforeSync = false
    /// The disk passes over a failed fsync, whether the write is there or not.
    public var ignoresFailedSync = false
    /// Rows go to the tail before they are durable.
    public var publishesBeforeSync = false
    /// The ingest answers 200 to everything when it comes in.
    public var answersBeforeCommit = false
    /// Whoever sleeps does not see that the clock was set.
    public var ignoresClockSteps = false
    /// A producer that crashes forgets what it had sent.
    public var forgetsUnanswered = false
    /// The listener notes escalations as delivered before they are.
    public var acknowledgesFirst = false
    /// Done at the end of every transaction of the node.
    public var tamper: (@Sendable (any LedgerTransaction) throws -> Void)?

    public init() {}
}
