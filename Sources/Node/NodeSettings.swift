public import CoreMetrics
public import Ledgers
public import Monitoring
public import ZeroMQ

/// What a node is started with.
public struct NodeSettings: Sendable {
    public var ingest = "tcp://127.0.0.1:7701"
    public var feed = "tcp://127.0.0.1:7702"
    public var tail = "tcp://127.0.0.1:7703"
    public var query = "tcp://127.0.0.1:7704"
    /// PUBs of offices that the node subscribes to.
    public var subscribe: [Publisher] = []
    /// By which offices know the node; needed where there are any (``Rules/offices``).
    public var curve: CurveKeyPair?
    /// Whether others than this machine may connect without being told apart.
    public var isInsecure = false
    /// Whether what listens beside the node, in the same process, sends what it knows and is told in the clear to other
    /// machines; `status` says so. Default false.
    public var isInsecureBeside = false
    public var limits = IngestLimits()
    /// Items of one answer at most.
    public var largestPage = 1_000
    public var rules = Rules.shipped
    /// Monitoring points (监测点), which readings are of. Default: none.
    public var points: [Point] = []
    public var clock = ClockSetting.system
    /// Signs checkpoints.
    public var key = NodeKey()

    /// Where the node tells what it counts and measures. Default: nowhere.
    public var metrics: any MetricsFactory = NOOPMetricsHandler.instance

    public init() {}
}
