/// A broker of MQTT 3.1.1 whose topics are followed.
public struct BrokerInput: Hashable, Sendable {
    /// In the log.
    public var name: String
    public var host: String
    /// Default 1883, with TLS 8883.
    public var port: Int
    /// By which the broker knows the session. No other client may have it.
    public var clientID: String
    /// Nil where the broker asks for none.
    public var userName: String?
    public var password: Secret?
    public var tls: TLS?
    /// How often the connection is tried where nothing else is said. Default 60 s.
    public var keepalive: Duration = .seconds(60)
    /// Whether the broker forgets the subscriptions, and what it keeps for them, when the connection ends. Default false.
    public var isCleanSession = false
    /// Of the readings.
    public var source: String
    public var subscriptions: [Subscription]

    public struct TLS: Hashable, Sendable {
        /// The certificates of those who may vouch for the broker, in PEM.
        public var authority: String
        /// Our own, where the broker asks for one.
        public var certificate: String?
        public var key: String?

        public init(authority: String) {
            self.authority = authority
        }
    }

    public struct Subscription: Hashable, Sendable {
        public var topic: TopicPattern
        /// 0: the broker sends it once and forgets it. 1: it sends it until it is durable here. Default 1.
        public var quality: Int
        public var meaning: InputMeaning

        public init(topic: TopicPattern, quality: Int = 1, meaning: InputMeaning) {
            self.topic = topic
            self.quality = quality
            self.meaning = meaning
        }
    }

    public init(
        name: String, host: String, port: Int = 1_883, clientID: String, source: String, subscriptions: [Subscription]
    ) {
        self.name = name
        self.host = host
        self.port = port
        self.clientID = clientID
        self.source = source
        self.subscriptions = subscriptions
    }
}
