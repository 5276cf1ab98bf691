/// What a ``Producer`` is doing, and what it has done since it was made: for a progress bar or a metric.
public struct ProducerState: Sendable, Hashable {
    /// Events that are sent and not yet answered.
    public internal(set) var inFlight = 0

    /// Events that were published and are yet to be sent, for the first time or again.
    public internal(set) var waiting = 0

    /// Events sent; one that was sent twice counts twice.
    public internal(set) var sent = 0

    /// Those of ``sent`` that were sent before.
    public internal(set) var retried = 0

    /// Connections that were given up.
    public internal(set) var reconnects = 0

    /// Replies by status. 429 and 503 are in here for each time that they were the answer.
    public internal(set) var replies: [Int: Int] = [:]

    /// The endpoint of the present connection, made or being made; `nil` while there is none.
    public internal(set) var endpoint: String?

    /// Why the last connection was given up, in a few words for people; `nil` if none was.
    public internal(set) var lastFailure: String?

    /// What came of the last handshake, where it failed; `nil` once one has succeeded. The producer goes on trying.
    public internal(set) var handshakeFailure: HandshakeFailure?
}
