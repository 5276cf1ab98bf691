public import Ledgers

/// How far a listener has got with the escalations of the log (the outbox).
public struct OutboxCursor: Hashable, Sendable {
    /// The listener's own name for it.
    public var name: String
    /// Everything up to this position of the log is acknowledged.
    public var position: Int64
    /// When it was acknowledged.
    public var acknowledgedAt: Instant

    public init(name: String, position: Int64, acknowledgedAt: Instant) {
        self.name = name
        self.position = position
        self.acknowledgedAt = acknowledgedAt
    }
}
