/// Why a connection was given up.
package enum ConnectionFailure: CustomStringConvertible {
    case refused, handshake, keyRefused, broken, nonsense
    case silence(Duration)
    case socket(String)

    package var description: String {
        switch self {
        case .refused: "nobody listens there"
        case .handshake: "no agreement on protocol or keys"
        case .keyRefused: "the node does not admit this key"
        case .broken: "the connection broke"
        case .nonsense: "a reply did not fit its request"
        case .silence(let duration): "no reply for \(duration)"
        case .socket(let message): message
        }
    }
}

extension ConnectionFailure {
    /// Of a connection that got as far as the handshake, and no further.
    var handshake: HandshakeFailure? {
        switch self {
        case .handshake: .disagreement
        case .keyRefused: .keyRefused
        default: nil
        }
    }
}
