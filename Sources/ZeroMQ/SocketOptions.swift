/// How a socket treats its connections. Applied once, when the socket is made, since most options only count for
/// connections that come after.
///
/// Limits that libzmq has of its own:
/// - A peer whose frame is larger than ``maximumFrameBytes`` is disconnected without a word; it will connect again
///   and may try again. Leave room above a limit that is to be answered politely.
/// - The limit is for one frame. libzmq collects all frames of a message before it hands out the first, however many
///   there are; ``maximumFrames`` only bounds what is copied out of it.
/// - The high-water marks are for each connection: a receiver may hold `receiveHighWater` × `maximumFrameBytes` for
///   each of its peers.
///
/// Source: zmq_setsockopt(3), under the name given with each option.
public struct SocketOptions: Sendable {
    /// How long a closed socket goes on sending what it has queued, before the context may end. Default 0: what is not
    /// sent is dropped. (`ZMQ_LINGER`)
    public var linger: Duration = .zero

    /// Messages queued to one peer before ``Socket/send(_:)`` answers ``SendOutcome/full``, or before a publisher
    /// drops. Default 1,000; 0 is no limit. While sending, libzmq learns of free places in steps of half the mark and
    /// once a millisecond, so set it to several times the longest burst, or the most requests a client has in flight.
    /// (`ZMQ_SNDHWM`)
    public var sendHighWater = 1_000

    /// Messages queued from one peer before its TCP window closes. Default 1,000; 0 is no limit. (`ZMQ_RCVHWM`)
    public var receiveHighWater = 1_000

    /// Largest frame accepted, in bytes; a larger one costs the peer its connection, without a message. Default
    /// 1 MiB; `nil` is no limit. Not enforced over `inproc`. (`ZMQ_MAXMSGSIZE`)
    public var maximumFrameBytes: Int? = 1 << 20

    /// Largest number of frames kept of a received message; the others are counted in ``Message/droppedFrames``.
    /// Default 16. Of this module, not of libzmq.
    public var maximumFrames = 16

    /// How long a new connection may take over the ZMTP handshake. Default 5 s; 0 is no limit. (`ZMQ_HANDSHAKE_IVL`)
    public var handshakeTimeout: Duration = .seconds(5)

    /// How long a peer may leave what the kernel sends to it unread, or unacknowledged, before its connection is closed.
    /// Default 0: for as long as it likes.
    /// (`ZMQ_TCP_MAXRT`)
    public var unreadTimeout: Duration = .zero

    /// Wait before the first attempt to connect again. Default 100 ms. (`ZMQ_RECONNECT_IVL`)
    public var reconnectInterval: Duration = .milliseconds(100)

    /// The wait doubles from attempt to attempt up to this. Default 30 s. (`ZMQ_RECONNECT_IVL_MAX`)
    public var maximumReconnectInterval: Duration = .seconds(30)

    /// Whether the kernel looks after idle TCP connections, and closes those whose peer is gone: after 10 s of silence it
    /// asks every 5 s, three times. Default `true`. (`ZMQ_TCP_KEEPALIVE`, `_IDLE`, `_INTVL`, `_CNT`)
    ///
    /// Instead of heartbeats of ZMTP (`ZMQ_HEARTBEAT_IVL`), with which libzmq aborts the process: where a receiver's queue is
    /// full, its peer leaves, and a ping is due (4.3.4; libzmq issues 3937, 4364 and 4767).
    public var keepsAlive = true

    /// Whether `tcp://` endpoints may be IPv6 addresses; a wildcard then listens on both. Default `false`.
    /// (`ZMQ_IPV6`)
    public var allowsIPv6 = false

    /// Whether a ROUTER tells of messages that it cannot deliver (``SendOutcome/unreachable``,
    /// ``SendOutcome/full``) rather than dropping them silently. Default `true`. (`ZMQ_ROUTER_MANDATORY`)
    public var reportsUnreachable = true

    /// Whether a PUB or XPUB drops messages for a subscriber whose queue is full, rather than answering
    /// ``SendOutcome/full`` for all. Default `true`: a slow subscriber never slows the publisher.
    /// (`ZMQ_XPUB_NODROP`, negated)
    public var dropsForSlowSubscribers = true

    /// Whether an XPUB hands out every subscription, not only the first to each prefix. Default `false`.
    /// (`ZMQ_XPUB_VERBOSE`)
    public var reportsEverySubscription = false

    /// Encryption and authentication. Default: none. (`ZMQ_CURVE_*`, `ZMQ_ZAP_DOMAIN`)
    public var security: SocketSecurity = .none

    /// The defaults named at each option, fit for a server.
    public init() {}

    /// The defaults for a client: as for a server, but a closed socket goes on sending for up to a second.
    public static var client: SocketOptions {
        var options = SocketOptions()
        options.linger = .seconds(1)
        return options
    }
}
