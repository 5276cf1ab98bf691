import CZeroMQ

/// The messaging pattern that a socket speaks.
///
/// Source: zmq_socket(3); RFC 28 (REQ, REP, DEALER, ROUTER), RFC 29 (PUB, SUB, XPUB, XSUB), RFC 30 (PUSH, PULL),
/// RFC 31 (PAIR), https://rfc.zeromq.org.
public enum SocketKind: String, Sendable, Hashable, CaseIterable {
    case req, rep, dealer, router
    case pub, sub, xpub, xsub
    case push, pull
    case pair

    var code: Int32 {
        switch self {
        case .req: ZMQ_REQ
        case .rep: ZMQ_REP
        case .dealer: ZMQ_DEALER
        case .router: ZMQ_ROUTER
        case .pub: ZMQ_PUB
        case .sub: ZMQ_SUB
        case .xpub: ZMQ_XPUB
        case .xsub: ZMQ_XSUB
        case .push: ZMQ_PUSH
        case .pull: ZMQ_PULL
        case .pair: ZMQ_PAIR
        }
    }
}
