public import LedgerStore

/// What a move has come to.
public struct MovedLog: Hashable, Sendable {
    /// The end of the log, in the source and, but for what nodes have added there since, in the destination.
    public var head: LogHead
    /// Rows that this run has brought over; the others were there.
    public var rows: Int64
    /// Whether all was there and whole before.
    public var wasDone: Bool
}
