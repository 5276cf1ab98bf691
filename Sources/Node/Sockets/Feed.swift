import ZeroMQ

/// The PULL for sensors and gateways, and SUBs to offices that publish on PUBs of their own: fire and forget. The fate of
/// these events is in the log and the dead letters.
actor Feed {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let entrance: Entrance
    private var sources: [Source] = []
    private var intake: Intake

    private struct Source {
        let socket: Socket
        /// Whose PUB the node has connected to; nil where others connect.
        var office: String?
        let entrance: EventEntrance
    }

    init(thread: SocketThread, entrance: Entrance) {
        self.thread = thread
        self.entrance = entrance
        intake = Intake(limits: entrance.limits)
    }

    /// - Returns: the endpoint that was bound, with its port.
    func bind(_ endpoint: String, in context: Context, security: SocketSecurity) throws -> String {
        let socket = try thread.open(.pull, in: context, options: .server(entrance.limits, security))
        sources.append(Source(socket: socket, entrance: .feed))
        return try socket.bind(endpoint)
    }

    /// Subscribes to everything that an office publishes.
    func subscribe(to publisher: Publisher, in context: Context, security: SocketSecurity) throws {
        let socket = try thread.open(.sub, in: context, options: .server(entrance.limits, security))
        sources.append(Source(socket: socket, office: publisher.office, entrance: .subscribe))
        try socket.subscribe("")
        try socket.connect(publisher.endpoint)
    }

    func start() {
        for index in sources.indices {
            thread.onReadable(sources[index].socket) { [weak self] in
                self?.assumeIsolated { $0.drain($0.sources[index]) }
            }
        }
    }

    /// Takes nothing more; what was taken is still committed.
    func stop() {
        intake.stop()
        for source in sources { thread.pauseReading(source.socket) }
    }

    private func drain(_ source: Source) {
        let next = { [entrance] in entrance.next(from: source.socket) }
        guard let turn = entrance.takeEvents(from: source.office, through: source.entrance, next) else { return }
        guard !turn.isEmpty else { return }
        intake.begin(turn.load)
        if !intake.isReading { for source in sources { thread.pauseReading(source.socket) } }
        entrance.queue.append(turn.submission { [weak self] in await self?.committed(turn) })
    }

    private func committed(_ turn: FeedTurn) {
        intake.settle(turn.load)
        guard intake.isReading else { return }
        for source in sources { thread.resumeReading(source.socket) }
    }
}
