import Ledgers
import ZeroMQ

/// The PULL for sensors and gateways, and SUBs to offices that publish on PUBs of their own: fire and forget. The fate of
/// these events is in the log and the dead letters.
actor Feed {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let entrance: Entrance
    private var sockets: [Socket] = []
    private var underWay = 0
    private var isStopped = false

    init(thread: SocketThread, entrance: Entrance) {
        self.thread = thread
        self.entrance = entrance
    }

    /// - Returns: the endpoint that was bound, with its port.
    func bind(_ endpoint: String, in context: Context) throws -> String {
        let socket = try thread.open(.pull, in: context, options: .server(entrance.limits))
        sockets.append(socket)
        return try socket.bind(endpoint)
    }

    /// Subscribes to everything that an office publishes.
    func subscribe(to endpoint: String, in context: Context) throws {
        let socket = try thread.open(.sub, in: context, options: .server(entrance.limits))
        sockets.append(socket)
        try socket.subscribe("")
        try socket.connect(endpoint)
    }

    func start() {
        for index in sockets.indices {
            thread.onReadable(sockets[index]) { [weak self] in self?.assumeIsolated { $0.drain($0.sockets[index]) } }
        }
    }

    /// Takes nothing more; what was taken is still committed.
    func stop() {
        isStopped = true
        for socket in sockets { thread.pauseReading(socket) }
    }

    private func drain(_ socket: Socket) {
        var events: [ReceivedEvent] = []
        let now = entrance.clock.now
        while events.count < entrance.limits.eventsPerTurn, let message = entrance.next(from: socket) {
            events += self.events(of: message, receivedAt: now)
        }
        guard !events.isEmpty else { return }
        underWay += events.count
        if underWay >= entrance.limits.queuedEvents { for socket in sockets { thread.pauseReading(socket) } }
        let count = events.count
        let submission = Submission(events, origin: .kept { [weak self] in await self?.committed(count) })
        entrance.queue.append(submission)
    }

    /// The last frame is the body; what publishers put before it, such as a topic, is not interpreted.
    private func events(of message: Message, receivedAt: Instant) -> [ReceivedEvent] {
        entrance.reader.read(message.frames.last ?? [], receivedAt: receivedAt).1
    }

    private func committed(_ count: Int) {
        underWay -= count
        guard underWay < entrance.limits.queuedEvents, !isStopped else { return }
        for socket in sockets { thread.resumeReading(socket) }
    }
}
