import ZeroMQ

/// The PULL for sensors and gateways, and SUBs to offices that publish on PUBs of their own: fire and forget. The fate of
/// these events is in the log and the dead letters.
actor Feed {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let entrance: Entrance
    private var sockets: [Socket] = []
    private var intake: Intake

    init(thread: SocketThread, entrance: Entrance) {
        self.thread = thread
        self.entrance = entrance
        intake = Intake(limits: entrance.limits)
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
        intake.stop()
        for socket in sockets { thread.pauseReading(socket) }
    }

    private func drain(_ socket: Socket) {
        guard let turn = entrance.takeEvents({ entrance.next(from: socket) }) else { return }
        intake.begin(turn.load)
        if !intake.isReading { for socket in sockets { thread.pauseReading(socket) } }
        entrance.queue.append(turn.submission { [weak self] in await self?.committed(turn) })
    }

    private func committed(_ turn: FeedTurn) {
        intake.settle(turn.load)
        guard intake.isReading else { return }
        for socket in sockets { thread.resumeReading(socket) }
    }
}
