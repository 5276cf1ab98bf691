import EventJSON
import ZeroMQ

/// Follows a node's tail, on a thread of its own.
actor TailReader {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let context: Context
    private let socket: Socket

    /// - Parameter topic: the beginning of the topics that it follows.
    init(_ node: NodeProcess, topic: String) async throws {
        context = try Context()
        thread = try SocketThread(name: "bench-tail")
        var options = SocketOptions.client
        options.security = node.security
        options.receiveHighWater = 0
        options.maximumFrameBytes = nil
        options.linger = .zero
        socket = try Socket(.sub, in: context, options: options)
        try socket.subscribe(topic)
        try socket.subscribe("heartbeat")
        try socket.connect(node.tail)
    }

    func close() {
        socket.close()
    }

    nonisolated func end() async {
        await close()
        await thread.stop()
        context.terminate()
    }

    /// Waits until its subscription has reached the node: until the heartbeat that comes after a second of silence.
    func settle() throws {
        guard try socket.receive(timeout: .seconds(10)) != nil else { throw BenchError("the node's tail is silent") }
    }

    /// When each message came, with its position, until there are so many.
    /// - Parameter patience: how long none may come.
    func follow(_ count: Int, patience: Duration) throws -> [(position: Int, at: ContinuousClock.Instant)] {
        var arrivals: [(header: [UInt8], at: ContinuousClock.Instant)] = []
        arrivals.reserveCapacity(count)
        var last = ContinuousClock.now
        while arrivals.count < count {
            let message = try socket.receive(timeout: .seconds(1))
            if let message, message.frames.count == 3, !message.frames[0].starts(with: "heartbeat".utf8) {
                last = .now
                arrivals.append((message.frames[1], last))
            } else if ContinuousClock.now - last > patience {
                throw BenchError("the tail has brought \(arrivals.count) messages of \(count)")
            }
        }
        return try arrivals.map { ((try JSONParser.parse($0.header))["position"]?.integer ?? 0, $0.at) }
    }
}
