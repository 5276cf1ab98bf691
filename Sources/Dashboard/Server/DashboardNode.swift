public import EventJSON
public import Ledgers
public import Node

/// What the HTTP side needs of a node. The node knows nothing of HTTP.
public struct DashboardNode: Sendable {
    /// Answers a question, with what lies in these areas only.
    /// - Throws: ``AskError``, or `StoreError`
    public typealias Ask = @Sendable (Question, AreaScope) async throws -> JSONValue
    /// Publishes one event in the name of a sender, whose areas, sources and types count as those of an office do; returns the
    /// reply once it is durable.
    public typealias Publish = @Sendable ([UInt8], Office) async throws -> Reply

    let ask: Ask
    let publish: Publish
    /// Signs the end of the log.
    let checkpoint: @Sendable () async throws -> JSONValue
    /// Whether it takes events and makes them durable; waits for the store.
    let readiness: @Sendable () async -> NodeReadiness
    /// How far the log has come, at once and whenever it grows; of many at once the newest. Up to there it is durable.
    let growth: @Sendable () -> AsyncStream<Int64>
    /// The rules in force.
    let rules: @Sendable () -> Rules
    /// Whether it runs on a test clock.
    let isTestClock: Bool
    /// By the clock of the node, which events are told by.
    let now: @Sendable () -> Instant

    public init(
        ask: @escaping Ask, publish: @escaping Publish, checkpoint: @escaping @Sendable () async throws -> JSONValue,
        readiness: @escaping @Sendable () async -> NodeReadiness, growth: @escaping @Sendable () -> AsyncStream<Int64>,
        rules: @escaping @Sendable () -> Rules, isTestClock: Bool, now: @escaping @Sendable () -> Instant
    ) {
        self.ask = ask
        self.publish = publish
        self.checkpoint = checkpoint
        self.readiness = readiness
        self.growth = growth
        self.rules = rules
        self.isTestClock = isTestClock
        self.now = now
    }
}
