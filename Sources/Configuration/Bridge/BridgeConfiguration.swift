/// What `duban bridge` brings from where (`bridge.yaml`).
public struct BridgeConfiguration: Hashable, Sendable {
    /// The ingest endpoints of nodes that share one log. Default `tcp://127.0.0.1:7701`.
    public var ingest = ["tcp://127.0.0.1:7701"]
    /// The file of the bridge's own CURVE keys; nil for a node without offices.
    public var key: String?
    /// The node's public key, or the file of it.
    public var serverKey: String?
    /// Where events are kept until the node has taken them; nil: in memory.
    public var spool: String?
    /// What the spool may take on disk. Default 1 GiB.
    public var spoolBytes = 1 << 30
    /// Where it is noted how far files have been read.
    public var positions: String?
    /// Events in flight at most. Default 1,000.
    public var window = 1_000
    /// How often what was done is logged. Default 5 minutes.
    public var summaryInterval: Duration = .seconds(300)
    public var brokers: [BrokerInput] = []
    public var files: [FileInput] = []
    public var web: [WebInput] = []
    public var log = NodeConfiguration.Log()

    public init() {}
}
