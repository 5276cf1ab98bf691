import CZeroMQ

/// The messaging pattern that a socket speaks.
///
/// Source: zmq_socket(3); RFC 28 (REQ, REP, DEALER, ROUTER), RFC 29 (PUB, SUB, XPUB, XSUB), RFC 30 (PUSH, PULL),
/// RFC 31 (PAIR), https://rfc.zeromq.org.
public enum SocketKind: String, Sendable, Hashable, CaseIterable {
    case req, rep, dealer, router
    case pub, sub
    /// `xpub` is not offered in manual mode (`ZMQ_XPUB_MANUAL`), which could narrow subscriptions to what a reader may
    /// see: libzmq 4.3.4 then keeps a pipe that is gone, and writes to freed memory, when a subscriber leaves before its
    /// subscription is read; and in any version a frame of an XSUB that is no subscription makes it apply the following
    /// subscriptions to the pipes of other readers (src/xpub.cpp, `xrecv`, `_pending_pipes`). Give a reader who may not see
    /// everything a PUB of its own, told apart by its domain (``Authenticator``).
    case xpub, xsub
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
