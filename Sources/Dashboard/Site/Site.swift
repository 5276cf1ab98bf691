/// What the HTTP side is called by browsers, and which requests are its own pages'.
struct Site: Sendable {
    let endpoint: HTTPEndpoint
    /// `https://…` of a proxy in front that has TLS; nil: browsers come here directly.
    let origin: Origin?

    /// Whether cookies travel encrypted only.
    var isSecure: Bool { origin != nil }

    /// Whether the request was meant for this node. A name that another site made point here (DNS rebinding) is not.
    /// - Parameter host: the header `Host`.
    func accepts(host: String?) -> Bool {
        guard let host else { return false }
        if let origin, origin.authority == host.lowercased() { return true }
        let name = Self.name(in: host)
        return endpoint.isLoopback ? HTTPEndpoint.isLoopback(name) : ClientAddress(name).description != "unknown"
    }

    /// Whether the request comes from a page of this site, which no other site can make a browser claim.
    func isSameOrigin(host: String?, origin: String?, fetchSite: String?) -> Bool {
        if let fetchSite, fetchSite != "same-origin" { return false }
        guard let origin else { return fetchSite != nil }
        if let own = self.origin, own.text == origin { return true }
        return host.map { origin == "http://\($0)" } ?? false
    }

    /// Whoever connects; behind a proxy on this machine whom that one names last.
    func client(peer: String?, forwardedFor: String?) -> ClientAddress {
        guard origin != nil, let peer, HTTPEndpoint.isLoopback(peer),
            let last = forwardedFor?.split(separator: ",").last
        else { return ClientAddress(peer) }
        return ClientAddress(String(last.drop(while: \.isWhitespace)))
    }

    /// Without port and brackets.
    private static func name(in host: String) -> String {
        if host.hasPrefix("[") { return String(host.dropFirst().prefix { $0 != "]" }) }
        return String(host.prefix { $0 != ":" }).lowercased()
    }
}
