/// How the HTTP side of a node is set up.
public struct DashboardSettings: Sendable {
    /// Default `http://127.0.0.1:7700`.
    public var endpoint: HTTPEndpoint
    /// Of a proxy on this machine that has TLS, and hands requests on to `endpoint`. Default: none.
    public var origin: Origin?
    /// Whether to listen beyond this machine without TLS, where everybody in between reads passwords. Default false.
    public var allowsInsecure = false
    /// Whether the node goes on without HTTP, with a warning, where the endpoint is taken. Default false.
    public var isOptional = false
    /// Connections at a time; more wait to be accepted. Default 256.
    public var connections = 256
    /// How long `/readyz` waits for the store before it says that it does not answer. Default 3 s.
    public var patience = Duration.seconds(3)
    /// What Prometheus reads. Default: there is no `/metrics`.
    public var metrics: DashboardMetrics?
    /// Of these, connections that follow what happens, one for each page that is looked at; more are sent back. Default 128.
    public var followers = 128

    public init(endpoint: HTTPEndpoint) {
        self.endpoint = endpoint
    }

    /// Whether nobody reaches it from elsewhere, nor through a proxy.
    var isForThisMachine: Bool { endpoint.isLoopback && origin == nil }

    /// The HTTP side has no TLS of its own: it stays on loopback, where a proxy finds it.
    func refuseUnsafe() throws(DashboardError) {
        guard !endpoint.isLoopback, !allowsInsecure else { return }
        throw DashboardError(
            "\(endpoint) would send passwords in the clear: bind http://127.0.0.1:\(endpoint.port) and put a TLS proxy in front (httpOrigin), or give --insecure"
        )
    }
}
