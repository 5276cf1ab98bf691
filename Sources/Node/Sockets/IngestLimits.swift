/// How much a node takes in at once.
public struct IngestLimits: Sendable, Hashable {
    /// Bytes of one request; a larger one is refused (413).
    public var requestBytes = 1 << 20
    /// Events of one batch.
    public var batchEvents = 1_000
    /// Events that wait for a transaction before reading pauses.
    public var queuedEvents = 20_000
    /// Events of one transaction.
    public var commitEvents = 1_000

    public init() {}

    /// Bytes that wait for a transaction before reading pauses.
    var queuedBytes: Int { 64 * requestBytes }

    /// Bytes that are taken from a socket before others get their turn.
    var bytesPerTurn: Int { 4 * requestBytes }

    /// Requests, or events, that are taken from a socket before others get their turn.
    var eventsPerTurn: Int { commitEvents }

    /// Readings that are taken from a socket before others get their turn: about a millisecond's worth.
    var readingsPerTurn: Int { 250 }

    /// A frame up to here is answered (413); a connection that sends a larger one is closed by libzmq.
    var frameBytes: Int { requestBytes * 4 }
}
