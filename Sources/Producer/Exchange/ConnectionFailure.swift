/// Why a connection was given up.
package enum ConnectionFailure: CustomStringConvertible {
    case refused, handshake, broken, nonsense
    case silence(Duration)
    case socket(String)

    package var description: String {
        switch self {
        case .refused: "nobody listens there"
        case .handshake: "no agreement on protocol or keys"
        case .broken: "the connection broke"
        case .nonsense: "a reply did not fit its request"
        case .silence(let duration): "no reply for \(duration)"
        case .socket(let message): message
        }
    }
}
