public import EventJSON
public import Ledgers

/// What the messages need of a node.
public struct MessengerNode: Sendable {
    /// Answers a question, as its query socket does.
    public var ask: @Sendable (JSONValue) async throws -> JSONValue
    /// Puts into the log what has become of a message; returns once that is durable. One that is there already is not
    /// written again.
    public var record: @Sendable (MessageRecord) async throws -> Void
    /// Its clock.
    public var now: @Sendable () -> Instant
    /// Whether this one of several nodes on a database is to send. Default: always.
    public var maySend: @Sendable () async -> Bool

    public init(
        ask: @escaping @Sendable (JSONValue) async throws -> JSONValue,
        record: @escaping @Sendable (MessageRecord) async throws -> Void, now: @escaping @Sendable () -> Instant,
        maySend: @escaping @Sendable () async -> Bool = { true }
    ) {
        self.ask = ask
        self.record = record
        self.now = now
        self.maySend = maySend
    }
}
