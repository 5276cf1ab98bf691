import CZeroMQ

/// A ZeroMQ socket, for one thread (or task) at a time.
///
/// A class and not a `~Copyable` value, because its owner and the ``SocketThread`` that watches it both refer to it;
/// not `Sendable`, so the compiler keeps it with one actor. No call but the ones with a timeout ever waits.
/// Releasing the socket closes it.
///
/// Source: zmq_socket(3), "Thread safety".
public final class Socket {
    /// The pattern that the socket speaks.
    public let kind: SocketKind

    let options: SocketOptions
    let incoming = IncomingFrame()
    let context: Context
    private var handle: SocketHandle?
    var isMonitored = false
    var watched: Socket?

    /// A socket with no connections yet.
    ///
    /// - Throws: ``ZeroMQError/Code/terminated``, ``ZeroMQError/Code/tooManyFiles``,
    ///   ``ZeroMQError/Code/invalidOption``.
    public init(_ kind: SocketKind, in context: Context, options: SocketOptions = SocketOptions()) throws(ZeroMQError) {
        let handle = try context.makeSocket(kind)
        try options.apply(to: handle, kind: kind)
        self.kind = kind
        self.options = options
        self.context = context
        self.handle = consume handle
    }

    deinit {
        stopWatching()
    }

    /// Whether ``close()`` was called, or the ``SocketThread`` of the socket was stopped.
    public var isClosed: Bool {
        pointer == nil
    }

    /// Closes the socket. Does not wait: see ``SocketOptions/linger``. A second call does nothing.
    public func close() {
        stopWatching()
        handle = nil
    }

    /// Listens on an endpoint, for example `tcp://127.0.0.1:7701`, `tcp://127.0.0.1:*` (a free port),
    /// `ipc:///run/duban/ingest` or `inproc://name`.
    ///
    /// Binding to an `ipc` path takes it over from a process that listens there already, without an error.
    ///
    /// - Returns: the endpoint with the port that was chosen.
    /// - Throws: ``ZeroMQError/Code/addressInUse``, ``ZeroMQError/Code/addressNotAvailable``,
    ///   ``ZeroMQError/Code/invalidEndpoint``, ``ZeroMQError/Code/permissionDenied``. Source: zmq_bind(3).
    @discardableResult
    public func bind(_ endpoint: String) throws(ZeroMQError) -> String {
        try apply("bind to", endpoint, zmq_bind)
        return try lastEndpoint
    }

    /// Connects to an endpoint, now or as soon as someone listens there, and again whenever the connection breaks.
    ///
    /// - Throws: ``ZeroMQError/Code/invalidEndpoint``. Source: zmq_connect(3).
    public func connect(_ endpoint: String) throws(ZeroMQError) {
        try apply("connect to", endpoint, zmq_connect)
    }

    /// Stops listening on an endpoint that ``bind(_:)`` returned. Source: zmq_unbind(3).
    public func unbind(_ endpoint: String) throws(ZeroMQError) {
        try apply("unbind", endpoint, zmq_unbind)
    }

    /// Leaves an endpoint that was connected to. Source: zmq_disconnect(3).
    public func disconnect(_ endpoint: String) throws(ZeroMQError) {
        try apply("disconnect from", endpoint, zmq_disconnect)
    }

    /// Asks for the messages whose first frame begins with these bytes; an empty prefix asks for all. Only on a
    /// ``SocketKind/sub``. Source: zmq_setsockopt(3), `ZMQ_SUBSCRIBE`.
    public func subscribe(_ prefix: String) throws(ZeroMQError) {
        try setText(ZMQ_SUBSCRIBE, prefix, "subscribe")
    }

    /// Takes back one ``subscribe(_:)`` with the same prefix.
    public func unsubscribe(_ prefix: String) throws(ZeroMQError) {
        try setText(ZMQ_UNSUBSCRIBE, prefix, "unsubscribe")
    }
}

extension Socket {
    /// The C socket, for a call that ends before the socket is closed; `nil` once it is.
    var pointer: UnsafeMutableRawPointer? {
        handle?.pointer
    }

    /// Gives the C socket to a call.
    ///
    /// - Throws: ``ZeroMQError/Code/closed``, or what the call throws.
    func withPointer<Result>(
        _ body: (UnsafeMutableRawPointer) throws(ZeroMQError) -> Result
    ) throws(ZeroMQError) -> Result {
        guard let pointer else { throw .closed }
        return try body(pointer)
    }

    private func apply(
        _ action: String, _ endpoint: String,
        _ call: (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> Int32
    ) throws(ZeroMQError) {
        try withPointer { pointer throws(ZeroMQError) in
            guard call(pointer, endpoint) == 0 else { throw .last(action, endpoint: endpoint) }
        }
    }

    private func setText(_ option: Int32, _ text: String, _ action: String) throws(ZeroMQError) {
        guard kind == .sub else { throw ZeroMQError(.notSupported, "cannot \(action): only a SUB socket can") }
        try withPointer { pointer throws(ZeroMQError) in
            guard zmq_setsockopt(pointer, option, text, text.utf8.count) == 0 else { throw .last(action) }
        }
    }

    /// Source: zmq_getsockopt(3), `ZMQ_LAST_ENDPOINT`.
    private var lastEndpoint: String {
        get throws(ZeroMQError) {
            try withPointer { pointer throws(ZeroMQError) in
                var buffer = [UInt8](repeating: 0, count: 1_024)
                var count = buffer.count
                guard zmq_getsockopt(pointer, ZMQ_LAST_ENDPOINT, &buffer, &count) == 0 else {
                    throw .last("read the endpoint")
                }
                return String(decoding: buffer.prefix(count - 1), as: UTF8.self)
            }
        }
    }
}
