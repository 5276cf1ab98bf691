/// An event that is kept in a spool.
public struct SpooledEvent: Sendable, Hashable {
    /// Its place in the order of the spool, from 1. A spool never gives a number twice.
    public let number: UInt64

    /// When it was taken: the time since 1970-01-01T00:00:00Z, to the millisecond.
    public let spooledAt: Duration

    /// The event as it was published.
    public let bytes: [UInt8]
}
