import Node

/// The feed on a simulated network: the shell around ``Entrance`` that ``Feed`` is around it on a socket.
actor SimulatedFeed {
    private let entrance: Entrance
    private let port: Port
    private var intake: Intake

    init(entrance: Entrance, port: Port) {
        self.entrance = entrance
        self.port = port
        intake = Intake(limits: entrance.limits)
    }

    nonisolated func start() {
        port.onEvent = { [weak self] in Task { await self?.drain() } }
        port.onEvent()
    }

    func stop() {
        intake.stop()
    }

    private func drain() {
        while intake.isReading, let turn = entrance.takeEvents({ port.nextEvent() }) {
            guard !turn.isEmpty else { continue }
            intake.begin(turn.load)
            entrance.queue.append(turn.submission { [weak self] in await self?.committed(turn) })
        }
    }

    private func committed(_ turn: FeedTurn) {
        intake.settle(turn.load)
        if intake.isReading { drain() }
    }
}
