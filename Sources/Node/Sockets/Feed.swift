import Ledgers
import ZeroMQ

/// The PULL for sensors and gateways, and SUBs to offices that publish on PUBs of their own: fire and forget. The fate of
/// these events is in the log and the dead letters.
actor Feed {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let entrance: Entrance
    private var sockets: [Socket] = []
    private var underWay = Load()
    private var isStopped = false

    init(thread: SocketThread, entrance: Entrance) {
        self.thread = thread
        self.entrance = entrance
    }

    /// - Returns: the endpoint that was bound, with its port.
    func bind(_ endpoint: String, in context: Context) throws -> String {
        let socket = try thread.open(.pull, in: context, options: .feed(entrance.limits))
        sockets.append(socket)
        return try socket.bind(endpoint)
    }

    /// Subscribes to everything that an office publishes.
    func subscribe(to endpoint: String, in context: Context) throws {
        let socket = try thread.open(.sub, in: context, options: .feed(entrance.limits))
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
        let events = take(from: socket)
        guard !events.isEmpty else { return }
        let load = Load(of: events)
        underWay += load
        if underWay.isFull(by: entrance.limits) { for socket in sockets { thread.pauseReading(socket) } }
        entrance.queue.append(Submission(events, origin: .kept { [weak self] in await self?.committed(load) }))
    }

    /// What is there, up to the share of one turn.
    private func take(from socket: Socket) -> [ReceivedEvent] {
        var events: [ReceivedEvent] = []
        var taken = Load()
        let now = entrance.clock.now
        while !taken.isShare(of: entrance.limits), let message = entrance.next(from: socket) {
            let received = self.events(of: message, receivedAt: now)
            events += received
            taken += Load(of: received)
        }
        return events
    }

    /// The last frame is the body; what publishers put before it, such as a topic, is not interpreted.
    private func events(of message: Message, receivedAt: Instant) -> [ReceivedEvent] {
        entrance.reader.read(message.frames.last ?? [], receivedAt: receivedAt).1
    }

    private func committed(_ load: Load) {
        underWay -= load
        guard !underWay.isFull(by: entrance.limits), !isStopped else { return }
        for socket in sockets { thread.resumeReading(socket) }
    }
}
