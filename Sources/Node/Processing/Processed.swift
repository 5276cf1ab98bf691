public import EventJSON
public import LedgerStore

/// What has come of one event: the answer to its producer, and the rows for the tail.
public struct Processed: Sendable {
    public var reply: Reply
    public var rows: [LogRow]
}
