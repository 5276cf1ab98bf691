import EventJSON
import ZeroMQ

/// The SUB socket of a follower, on a thread of its own.
actor TailSubscription {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    nonisolated let endpoint: String
    private let credentials: Credentials
    private let context: Context
    private var socket: Socket?
    private var monitor: Socket?
    private var wasReached = false

    init(endpoint: String, as credentials: Credentials = .none) throws {
        self.endpoint = endpoint
        self.credentials = credentials
        context = try Context()
        thread = try SocketThread(name: "duban-tail")
    }

    func subscribe(to filter: TailFilter) throws {
        var options = SocketOptions.client
        options.maximumFrameBytes = nil
        options.receiveHighWater = 100_000
        options.maximumReconnectInterval = .seconds(2)
        options.security = credentials.security
        let socket = try thread.open(.sub, in: context, options: options)
        self.socket = socket
        let monitor = try socket.monitor()
        try thread.adopt(monitor)
        self.monitor = monitor
        for prefix in filter.subscriptions { try socket.subscribe(prefix) }
        try socket.connect(endpoint)
    }

    /// What has arrived, in its order; empty where nothing has within the time.
    ///
    /// - Throws: ``CommandFailure`` where the node lets nobody in with these keys, or publishes what no node does.
    func next(timeout: Duration) throws -> [TailMessage.Frames] {
        try checkHandshakes()
        guard let socket, let first = try socket.receive(timeout: timeout) else { return [] }
        return try ([first] + socket.receive(upTo: 1_000)).map { message in
            if let frames = TailMessage.Frames(message) { return frames }
            throw CommandFailure("what publishes at \(endpoint) is no Duban node; name its tail endpoint with --tail")
        }
    }

    /// A handshake that is broken off while a node restarts is no reason to give up; a key that is refused is: libzmq
    /// does not try again with it.
    private func checkHandshakes() throws {
        for message in try monitor?.receive(upTo: 100) ?? [] {
            let event = SocketEvent(message)?.kind
            if event == .handshakeSucceeded { wasReached = true }
            guard event == .handshakeRefused || !wasReached else { continue }
            if let failure = credentials.failure(of: event, at: endpoint) { throw failure }
        }
    }

    nonisolated func close() async {
        await thread.stop()
        context.terminate()
    }
}
