import EventJSON
import Node
import ZeroMQ

/// The ingest on a simulated network: the shell around ``Entrance`` that ``Ingest`` is around it on a socket.
actor SimulatedIngest {
    private let entrance: Entrance
    private let port: Port
    private let answersAtOnce: Bool
    private var intake: Intake

    init(entrance: Entrance, port: Port, answersAtOnce: Bool) {
        self.entrance = entrance
        self.port = port
        self.answersAtOnce = answersAtOnce
        intake = Intake(limits: entrance.limits)
    }

    nonisolated func start() {
        port.onRequest = { [weak self] in Task { await self?.drain() } }
        port.onRequest()
    }

    func stop() {
        intake.stop()
    }

    private func drain() {
        while intake.isReading, let turn = entrance.takeRequests({ port.nextRequest() }) {
            intake.begin(turn.load)
            let submission = turn.submission { [weak self] in await self?.answer(turn, with: $0) }
            if answersAtOnce { Task { await submission.acceptAll() } }
            entrance.queue.append(answersAtOnce ? Submission(submission.events, origin: .kept {}) : submission)
        }
    }

    private func answer(_ turn: IngestTurn, with replies: [Message]) {
        for reply in replies { port.send(reply) }
        intake.settle(turn.load)
        if intake.isReading { drain() }
    }
}

extension Submission {
    /// Answers 200 to everything, whatever becomes of it.
    fileprivate func acceptAll() async {
        guard case .answered(let answer) = origin else { return }
        await answer(
            events.map { received in
                guard case .event(let decoded) = received.content else { return Reply(status: 200) }
                return Reply(status: 200, source: decoded.source, id: decoded.id)
            })
    }
}
