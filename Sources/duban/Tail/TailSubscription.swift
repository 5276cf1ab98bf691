import EventJSON
import ZeroMQ

/// The SUB socket of a follower, on a thread of its own.
actor TailSubscription {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    nonisolated let endpoint: String
    private let context: Context
    private var socket: Socket?

    init(endpoint: String) throws {
        self.endpoint = endpoint
        context = try Context()
        thread = try SocketThread(name: "duban-tail")
    }

    func subscribe(to filter: TailFilter) throws {
        var options = SocketOptions.client
        options.maximumFrameBytes = nil
        options.receiveHighWater = 100_000
        options.maximumReconnectInterval = .seconds(2)
        let socket = try thread.open(.sub, in: context, options: options)
        self.socket = socket
        for prefix in filter.subscriptions { try socket.subscribe(prefix) }
        try socket.connect(endpoint)
    }

    /// What has arrived, in its order; empty where nothing has within the time.
    func next(timeout: Duration) throws -> [TailMessage.Frames] {
        guard let socket, let first = try socket.receive(timeout: timeout) else { return [] }
        return try ([first] + socket.receive(upTo: 1_000)).map { message in
            if let frames = TailMessage.Frames(message) { return frames }
            throw CommandFailure("what publishes at \(endpoint) is no Duban node; name its tail endpoint with --tail")
        }
    }

    nonisolated func close() async {
        await thread.stop()
        context.terminate()
    }
}
