import Producer
import ZeroMQ

/// What a command shows to a node, and expects of it.
struct Credentials: Sendable {
    let security: SocketSecurity
    /// The key by which the node knows this end; nil without CURVE.
    private let publicKey: CurvePublicKey?

    /// For a node without offices.
    static let none = Credentials(security: .none, publicKey: nil)

    init(_ keys: CurveKeyPair, for serverKey: CurvePublicKey) {
        self.init(security: .curveClient(serverKey: serverKey, keyPair: keys), publicKey: keys.publicKey)
    }

    private init(security: SocketSecurity, publicKey: CurvePublicKey?) {
        (self.security, self.publicKey) = (security, publicKey)
    }

    /// What there is to do about a handshake that failed; nil of any other event.
    func failure(of event: SocketEvent.Kind?, at endpoint: String) -> CommandFailure? {
        switch event {
        case .handshakeRefused: failure(.keyRefused, at: endpoint)
        case .handshakeFailed: failure(.disagreement, at: endpoint)
        default: nil
        }
    }

    func failure(_ handshake: HandshakeFailure, at endpoint: String) -> CommandFailure {
        guard let publicKey else {
            return CommandFailure(
                "what listens at \(endpoint) takes no connection without a key; give --key and --server-key")
        }
        return switch handshake {
        case .keyRefused:
            CommandFailure(
                "the node at \(endpoint) refused the key (\(publicKey)); "
                    + "offices.yaml of the node has no office with this public key, or gives it nothing to do at this endpoint"
            )
        case .disagreement:
            CommandFailure(
                "what listens at \(endpoint) has not the key of --server-key, or speaks no CURVE; "
                    + "ask the node's operator for its public key")
        }
    }
}
