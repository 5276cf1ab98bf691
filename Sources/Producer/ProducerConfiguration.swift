public import ZeroMQ

/// Where a ``Producer`` sends its events, and how patiently.
public struct ProducerConfiguration: Sendable {
    /// The ingest endpoints of nodes that share one log. One is used at a time; when its connection is given up, the
    /// next one is tried, and after the last the first. Default `tcp://127.0.0.1:7701`.
    public var endpoints: [String]

    /// Most events that are sent and not yet answered. Further ones wait. Default 1,000.
    public var window = 1_000

    /// Most events that travel in one request. An event never waits for others to fill it up. Default 100; the
    /// protocol allows 1,000.
    ///
    /// Of one source only one request is under way at a time, so this divided by the round trip is the most that a
    /// single source can publish: raise it where the node is far away.
    public var batchSize = 100

    /// Most bytes of one request, and of one event. Default 1 MiB, the protocol's limit.
    public var requestBytes = 1 << 20

    /// How long a node may say nothing while it owes a reply, or while it is being connected to, before the connection
    /// is given up. Default 10 s.
    public var replyTimeout: Duration = .seconds(10)

    /// The pause after a connection was given up, or after a node answered 429 or 503. It doubles from one to the next
    /// up to ``longestPause``, each shortened at random by up to a half. Default 100 ms.
    public var shortestPause: Duration = .milliseconds(100)

    /// See ``shortestPause``. Default 30 s.
    public var longestPause: Duration = .seconds(30)

    /// Encryption and authentication: ``ZeroMQ/SocketSecurity/curveClient(serverKey:keyPair:)`` for a node that knows its
    /// offices by their keys. Default: none.
    public var security: SocketSecurity = .none

    /// What shortens the pauses, so that many producers do not come back all at once. Default: the system's.
    public var random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()

    /// The defaults named at each property.
    public init(endpoints: [String] = ["tcp://127.0.0.1:7701"]) {
        self.endpoints = endpoints
    }

    /// What no producer could work with.
    func check() throws(ProducerError) {
        guard !endpoints.isEmpty else { throw .invalid("endpoints: name at least one") }
        guard window > 0 else { throw .invalid("window: has to be at least 1") }
        guard (1...1_000).contains(batchSize) else { throw .invalid("batchSize: has to be 1 to 1,000") }
        guard requestBytes > 0 else { throw .invalid("requestBytes: has to be at least 1") }
        guard replyTimeout > .zero else { throw .invalid("replyTimeout: has to be longer than nothing") }
        guard shortestPause > .zero, longestPause >= shortestPause else {
            throw .invalid("shortestPause: has to be longer than nothing and no longer than longestPause")
        }
    }
}
