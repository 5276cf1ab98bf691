import ZeroMQ

/// Collects numbers from a PULL socket, and can be told to stop reading.
actor Collector {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private(set) var received: [String] = []
    private(set) var largestBatch = 0
    private var socket: Socket?
    private var goal = 0
    private var waiter: CheckedContinuation<Void, Never>?

    init(on thread: SocketThread) {
        self.thread = thread
    }

    func start(in context: Context, options: SocketOptions) throws -> String {
        let socket = try thread.open(.pull, in: context, options: options)
        self.socket = socket
        thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.drain() } }
        return try socket.bind("tcp://127.0.0.1:*")
    }

    func pause() {
        if let socket { thread.pauseReading(socket) }
    }

    func resume() {
        if let socket { thread.resumeReading(socket) }
    }

    /// Returns when so many messages have come.
    func wait(for count: Int) async {
        goal = count
        guard received.count < goal else { return }
        await withCheckedContinuation { waiter = $0 }
    }

    private func drain() {
        guard let batch = try? socket?.receive(upTo: 7) else { return }
        largestBatch = max(largestBatch, batch.count)
        received += batch.map { $0.texts[0] }
        if received.count >= goal { waiter.take()?.resume() }
    }
}
