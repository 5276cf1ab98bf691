/// Who asks to come in: a client that has proved at the handshake that it holds the secret key of `key`.
///
/// Source: RFC 27 (ZAP), "The ZAP Request", mechanism `CURVE`.
public struct ZAPRequest: Sendable, Hashable {
    /// The domain of the socket that the client connected to, as given to ``Authenticator/server(secretKey:domain:)``.
    public let domain: String
    /// The numeric address of the client's host, without a port; empty over `ipc`.
    public let address: String
    /// The client's public key.
    public let key: CurvePublicKey

    public init(domain: String, address: String, key: CurvePublicKey) {
        self.domain = domain
        self.address = address
        self.key = key
    }
}
