/// Why a node that was reached can't be talked to. Waiting seldom helps: somebody has to do something.
public enum HandshakeFailure: Sendable, Hashable {
    /// The node has another key than ``ProducerConfiguration/security`` expects, wants CURVE where there is none here,
    /// or has none where there is; or it is no node.
    case disagreement
    /// The node's operator has not listed the public key of this producer.
    case keyRefused
}
