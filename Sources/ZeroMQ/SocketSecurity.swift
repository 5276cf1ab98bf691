/// Whether a socket encrypts its TCP connections, and whom it believes.
///
/// Source: zmq_curve(7); RFC 25 and 26 (CurveZMQ), RFC 27 (ZAP).
public enum SocketSecurity: Sendable {
    /// Plain text; anyone may connect.
    case none

    /// The end that is bound and has the well-known key.
    ///
    /// With `zapDomain: nil` any client that knows the server's public key is let in, whatever its own key is. With a
    /// domain (not empty) a ZAP handler has to be bound at `inproc://zeromq.zap.01` in the same context: it is asked
    /// about every client, and while there is none nobody is let in (`ZMQ_ZAP_ENFORCE_DOMAIN`, without which libzmq
    /// would let everyone in).
    case curveServer(secretKey: CurveSecretKey, zapDomain: String?)

    /// The end that connects. A server that has not the secret key to `serverKey` gets no message from it.
    case curveClient(serverKey: CurvePublicKey, keyPair: CurveKeyPair)
}
