/// Where CloudEvents are posted to.
public struct WebInput: Hashable, Sendable {
    /// In the log.
    public var name: String
    /// An IP address without brackets, or `localhost`.
    public var host: String
    /// 0: any free one.
    public var port: Int
    /// What senders show: `Authorization: Bearer …`; nil, which is for this machine only: nothing.
    public var token: Secret?
    /// Bytes of a request. Default 1 MiB.
    public var requestBytes = 1 << 20
    /// Requests that are answered at a time; further ones are told to come back. Default 64.
    public var requests = 64
    /// How long a request waits for a node, where there is no spool. Default 10 s.
    public var patience: Duration = .seconds(10)

    public init(name: String, host: String, port: Int) {
        self.name = name
        self.host = host
        self.port = port
    }

    /// Whether nobody on another machine gets there.
    public var isLoopback: Bool {
        host == "localhost" || host == "::1" || host.wholeMatch(of: /127(\.[0-9]{1,3}){3}/) != nil
    }
}
