/// Whether a socket encrypts its TCP connections, and whom it believes.
///
/// Source: zmq_curve(7); RFC 25 and 26 (CurveZMQ), RFC 27 (ZAP).
public enum SocketSecurity: Sendable {
    /// Plain text; anyone may connect.
    case none

    /// The end that is bound and has the well-known key; made by ``Authenticator/server(secretKey:domain:)``.
    case curveServer(CurveServer)

    /// The end that connects. A server that has not the secret key to `serverKey` gets no message from it.
    case curveClient(serverKey: CurvePublicKey, keyPair: CurveKeyPair)
}
