public import LedgerStore

/// What a verification has found whole.
public struct VerifiedLog: Hashable, Sendable {
    /// The end of the log.
    public var head: LogHead
    /// Events, accepted or parked.
    public var events = 0
    /// Checkpoints in the log.
    public var checkpoints = 0
}
