/// How a node is set up (`duban.yaml`): where it listens, where its data is, how much it takes at once.
///
/// Each value can also be given by an environment variable named after its key, `limits.requestBytes` for example by
/// `DUBAN_LIMITS_REQUEST_BYTES`. A flag beats the environment, which beats the file, which beats the default.
public struct NodeConfiguration: Hashable, Sendable {
    /// ROUTER, events in and a status for each. Default `tcp://127.0.0.1:7701`. The port may be `*` for a free one.
    public var ingest = "tcp://127.0.0.1:7701"
    /// PULL, events in without an answer. Default `tcp://127.0.0.1:7702`.
    public var feed = "tcp://127.0.0.1:7702"
    /// XPUB, everything that happens. Default `tcp://127.0.0.1:7703`.
    public var tail = "tcp://127.0.0.1:7703"
    /// ROUTER, questions about the state and their answers. Default `tcp://127.0.0.1:7704`.
    public var query = "tcp://127.0.0.1:7704"
    /// HTTP: health, and users in a browser; `off` for none. The port may be `*`. Default: `http://127.0.0.1:7700`, and none
    /// where that is taken, as by another node on this machine.
    public var http: String?
    /// What stands in the address bar where a proxy with TLS is in front of `http`: `https://duban.example.cn`. Default:
    /// none.
    public var httpOrigin: String?
    /// PUB sockets of offices to which the node connects; what they publish is treated as what comes by `feed`.
    /// Default: none.
    public var subscribe: [Subscription] = []
    /// The folder of the embedded store, relative to the working directory of the process. Default `./data`.
    public var data = "./data"
    /// The PostgreSQL database of the log and the ledgers, `postgresql://…`; it may hold a password. Nil, the default: the
    /// embedded store in `data`.
    public var store: String?
    /// The file of the node's own CURVE keys, as `duban keygen` writes it; there exactly where there are offices.
    /// Default: none.
    public var curveKey: String?
    /// The file of the token that Prometheus has to show to read `/metrics`. Default: none; nothing has to be shown
    /// where nobody but this machine reaches the HTTP side, and nobody may read it elsewhere.
    public var metricsToken: String?
    /// Whether sockets may be bound to addresses that others reach although nothing is encrypted and nobody is known.
    /// Default `false`.
    public var insecure = false
    /// The office that the node serves, as reports and letters name it. Default: none, a place to write it.
    public var unit = ""
    public var reports = Reports()
    public var letters = Letters()
    public var limits = Limits()
    public var log = Log()

    public init() {}

    /// How much the node takes at once.
    public struct Limits: Hashable, Sendable {
        /// Bytes of one request; a larger one is answered 413. Default 1 MiB.
        public var requestBytes = 1_048_576
        /// Events of one batch. Default 1,000.
        public var batchEvents = 1_000
        /// Events that wait for a commit before reading pauses. Default 20,000.
        public var queuedEvents = 20_000
        /// Events of the largest group commit. Default 1,000.
        public var commitEvents = 1_000
        /// Rows of one answer to `history`. Default 1,000.
        public var historyRows = 1_000

        public init() {}
    }

    /// What the node tells of itself, on stderr.
    public struct Log: Hashable, Sendable {
        /// Nothing below this level is told. Default `info`.
        public var level: Level = .info
        /// Default `auto`.
        public var format: Format = .auto

        public init() {}

        /// The levels of swift-log, by the same names.
        public enum Level: String, Hashable, Sendable, CaseIterable {
            case trace, debug, info, notice, warning, error, critical
        }

        public enum Format: String, Hashable, Sendable, CaseIterable {
            /// Lines for people where they go to a terminal, else JSON.
            case auto
            /// Lines for people.
            case text
            /// One JSON object a line, for a log collector.
            case json
        }
    }
}
