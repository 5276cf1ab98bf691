import ZeroMQ

/// One connection to one node: a DEALER and the monitor that tells how it fares.
///
/// It is never made again under the same socket, since libzmq would go on there with whatever it had not yet written,
/// and an event could overtake one that was lost. A late reply dies with its socket. The thread owns the sockets: they
/// are closed there, by ``close()`` or when it stops, and never by whoever lets go of this last.
final class Connection {
    private let socket: Socket
    private let monitor: Socket

    /// - Throws: ``ZeroMQError/Code/invalidEndpoint``, ``ZeroMQError/Code/invalidOption``,
    ///   ``ZeroMQError/Code/tooManyFiles``, ``ZeroMQError/Code/stopped``.
    init(
        to endpoint: String, security: SocketSecurity, in context: Context, on thread: SocketThread
    ) throws(ZeroMQError) {
        socket = try thread.open(.dealer, in: context, options: Self.options(security))
        do throws(ZeroMQError) {
            monitor = try socket.monitor()
        } catch {
            socket.close()
            throw error
        }
        try thread.adopt(monitor)
        try socket.connect(endpoint)
    }

    /// The window is the limit to what is queued. A reply can be larger than its request: it repeats ids, escaped.
    private static func options(_ security: SocketSecurity) -> SocketOptions {
        var options = SocketOptions()
        options.sendHighWater = 0
        options.maximumFrameBytes = 16 << 20
        options.reconnectInterval = .seconds(86_400)
        options.security = security
        return options
    }

    /// Calls the handlers on the thread when there are replies or changes.
    func watch(on thread: SocketThread, replies: @escaping () -> Void, changes: @escaping () -> Void) {
        thread.onReadable(socket, replies)
        thread.onReadable(monitor, changes)
    }

    /// Whether libzmq took the request.
    func send(_ body: [UInt8]) -> Bool {
        (try? socket.send([[], body])) == .queued
    }

    /// What has arrived, up to a limit.
    func replies() -> [Message] {
        (try? socket.receive(upTo: 100)) ?? []
    }

    /// What has happened to the connection.
    func changes() -> [Change] {
        let messages = (try? monitor.receive(upTo: 100)) ?? []
        return messages.compactMap { SocketEvent($0) }.compactMap { Change($0.kind) }
    }

    func close() {
        socket.close()
        monitor.close()
    }
}

extension Connection {
    /// What is worth knowing of a connection.
    enum Change {
        case opened
        case failed(ConnectionFailure)

        init?(_ kind: SocketEvent.Kind) {
            switch kind {
            case .handshakeSucceeded: self = .opened
            case .handshakeFailed: self = .failed(.handshake)
            case .handshakeRefused: self = .failed(.keyRefused)
            case .disconnected: self = .failed(.broken)
            case .other(connectRetried): self = .failed(.refused)
            default: return nil
            }
        }
    }
}

/// libzmq could not connect and would try again. Source: zmq.h, `ZMQ_EVENT_CONNECT_RETRIED`.
private let connectRetried: UInt16 = 0x0004
