/// Where the HTTP side listens: `http://127.0.0.1:7700`.
public struct HTTPEndpoint: Hashable, Sendable, CustomStringConvertible {
    /// An IP address without brackets, or `localhost`.
    public let host: String
    /// 0: any free one.
    public var port: Int

    /// - Parameter text: `http://<address>:<port>`; IPv6 in brackets, port `*` or 0 for a free one.
    /// - Returns: nil where it is nothing of the kind.
    public init?(_ text: String) {
        guard let match = text.wholeMatch(of: /http:\/\/(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+)):([0-9]{1,5}|\*)\/?/),
            let host = match.1 ?? match.2, let port = match.3 == "*" ? 0 : UInt16(match.3)
        else { return nil }
        let isAddress = ClientAddress(String(host)).description != "unknown"
        guard isAddress || host == "localhost" else { return nil }
        self.host = String(host)
        self.port = Int(port)
    }

    /// Whether nobody on another machine gets there.
    public var isLoopback: Bool { Self.isLoopback(host) }

    public var description: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// - Parameter host: as it stands in a URL, IPv6 without brackets.
    static func isLoopback(_ host: some StringProtocol) -> Bool {
        host == "localhost" || host == "::1"
            || (host.hasPrefix("127.") && ClientAddress(String(host)).network.first == 127)
    }
}
