public import Ledgers

/// What waits in a node. It is told without asking the store.
public struct NodeLoad: Sendable {
    /// Events that wait for a transaction.
    public var queued: Int
    /// From so many on the sockets are not read, and producers wait.
    public var capacity: Int
    /// When the oldest event was received that is not yet durable.
    public var oldest: Instant?
    /// Whether the last transaction failed.
    public var isFailing: Bool
    public var isStopping: Bool
    /// Replies that no longer reached their producer since the start; it asks again, and is told 208.
    public var lostReplies: Int
}
