import EventJSON
import ZeroMQ

/// Listens to the tail of the demo's node.
actor DemoTail {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let context: Context
    private let endpoint: String
    private var socket: Socket?
    private var events: [JSONValue] = []

    init(endpoint: String) throws {
        self.endpoint = endpoint
        context = try Context()
        thread = try SocketThread(name: "demo-tail")
    }

    func start() throws {
        var options = SocketOptions.client
        options.receiveHighWater = 0
        let socket = try thread.open(.sub, in: context, options: options)
        self.socket = socket
        try socket.subscribe("")
        try socket.connect(endpoint)
        thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.drain() } }
    }

    private func drain() {
        let messages = (try? socket?.receive(upTo: 1_000)) ?? []
        events += messages.compactMap { $0.frames.count == 3 ? try? JSONParser.parse($0.frames[2]) : nil }
    }

    /// What has come since the last call.
    func take() -> [JSONValue] {
        defer { events = [] }
        return events
    }

    func stop() async {
        await thread.stop()
        context.terminate()
    }
}
