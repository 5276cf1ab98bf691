import CZeroMQ

extension SocketOptions {
    /// Sets every option that goes with the kind of the socket.
    func apply(to socket: borrowing SocketHandle, kind: SocketKind) throws(ZeroMQError) {
        for (option, value) in numbers(for: kind) {
            try socket.set(option, value)
        }
        try socket.set(ZMQ_MAXMSGSIZE, Int64(maximumFrameBytes ?? -1))
        try security.apply(to: socket)
    }

    private func numbers(for kind: SocketKind) -> [(option: Int32, value: Int32)] {
        common + (kind == .router ? router : []) + (kind == .pub || kind == .xpub ? publisher : [])
            + (kind == .xpub ? [(ZMQ_XPUB_VERBOSE, reportsEverySubscription ? 1 : 0)] : [])
    }

    private var common: [(option: Int32, value: Int32)] {
        [
            (ZMQ_LINGER, linger.milliseconds),
            (ZMQ_SNDHWM, Int32(clamping: sendHighWater)),
            (ZMQ_RCVHWM, Int32(clamping: receiveHighWater)),
            (ZMQ_HANDSHAKE_IVL, handshakeTimeout.milliseconds),
            (ZMQ_TCP_MAXRT, unreadTimeout.milliseconds),
            (ZMQ_RECONNECT_IVL, reconnectInterval.milliseconds),
            (ZMQ_RECONNECT_IVL_MAX, maximumReconnectInterval.milliseconds),
            (ZMQ_TCP_KEEPALIVE, keepsAlive ? 1 : 0),
            (ZMQ_TCP_KEEPALIVE_IDLE, 10),
            (ZMQ_TCP_KEEPALIVE_INTVL, 5),
            (ZMQ_TCP_KEEPALIVE_CNT, 3),
            (ZMQ_IPV6, allowsIPv6 ? 1 : 0),
        ]
    }

    private var router: [(option: Int32, value: Int32)] {
        [(ZMQ_ROUTER_MANDATORY, reportsUnreachable ? 1 : 0)]
    }

    private var publisher: [(option: Int32, value: Int32)] {
        [(ZMQ_XPUB_NODROP, dropsForSlowSubscribers ? 0 : 1)]
    }
}

extension SocketSecurity {
    func apply(to socket: borrowing SocketHandle) throws(ZeroMQError) {
        switch self {
        case .none:
            return
        case .curveServer(let server):
            try socket.set(ZMQ_CURVE_SERVER, Int32(1))
            try socket.set(ZMQ_CURVE_SECRETKEY, server.secretKey.z85)
            try socket.set(ZMQ_ZAP_DOMAIN, server.domain)
            try socket.set(czmq_zap_enforce_domain, Int32(1))
        case .curveClient(let serverKey, let keyPair):
            try socket.set(ZMQ_CURVE_SERVERKEY, serverKey.z85)
            try socket.set(ZMQ_CURVE_PUBLICKEY, keyPair.publicKey.z85)
            try socket.set(ZMQ_CURVE_SECRETKEY, keyPair.secretKey.z85)
        }
    }

    /// Whether libzmq has the ZAP handler's word for a peer's `User-Id`.
    var authenticatesPeers: Bool {
        if case .curveServer = self { true } else { false }
    }
}

extension SocketHandle {
    /// Sets a numeric option. Its C type (`int`, `int64_t`) is the type of `value`.
    fileprivate func set(_ option: Int32, _ value: some FixedWidthInteger) throws(ZeroMQError) {
        let result = withUnsafeBytes(of: value) { zmq_setsockopt(pointer, option, $0.baseAddress, $0.count) }
        guard result == 0 else { throw .last("set socket option \(option) to \(value)") }
    }

    /// Sets an option that is text. The text may be a key: it stays out of the error.
    fileprivate func set(_ option: Int32, _ text: String) throws(ZeroMQError) {
        guard zmq_setsockopt(pointer, option, text, text.utf8.count) == 0 else {
            throw .last("set socket option \(option)")
        }
    }
}
