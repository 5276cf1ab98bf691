import EventJSON
import Producer

/// A producer on a simulated network: the shell around ``Exchange`` that ``Producer`` is around it on a socket.
final class SimulatedProducer {
    private let network: SimulatedNetwork
    private let onReply: (_ number: Int, Reply) -> Void
    private var exchange: Exchange
    private var line: Line?
    private var connections = 0
    private var isDead = false
    private var wakesAt: Duration?

    private var now: Duration { network.world.now }

    init(_ network: SimulatedNetwork, _ configuration: ProducerConfiguration, onReply: @escaping (Int, Reply) -> Void) {
        self.network = network
        self.onReply = onReply
        exchange = Exchange(configuration)
    }

    /// Takes an event. Numbers have to ascend.
    func publish(_ event: OutgoingEvent, number: Int) {
        exchange.window.append(event, number: number)
        wake(at: now + network.random.duration(.zero ... .milliseconds(2)))
    }

    /// The process ends where it stands.
    func crash() {
        isDead = true
        line?.hangUp()
        line = nil
    }
}

extension SimulatedProducer {
    private func work() {
        while !isDead {
            switch exchange.next(at: now) {
            case .connect: connect()
            case .send(let request): line?.send(request: request.body)
            case .disconnect:
                line?.hangUp()
                line = nil
            case .rest(let instant):
                if let instant { wake(at: instant) }
                return
            case .end: return
            }
        }
    }

    private func wake(at instant: Duration) {
        if let wakesAt, wakesAt <= instant { return }
        wakesAt = instant
        network.world.at(instant) { [self] in
            guard wakesAt == instant else { return }
            wakesAt = nil
            work()
        }
    }

    private func connect() {
        connections += 1
        let connection = connections
        network.connect(
            LineProducer(
                onOpen: { [self] line in opened(line, connection) },
                onRefusal: { [self] in hear(of: connection) { exchange.lose(.refused, at: now) } },
                onBreak: { [self] in hear(of: connection) { exchange.lose(.broken, at: now) } },
                onReply: { [self] frames in hear(of: connection) { receive(frames) } }))
    }

    /// A connection that was given up before it came about is hung up.
    private func opened(_ line: Line, _ connection: Int) {
        guard connection == connections, !isDead, exchange.state.endpoint != nil else { return line.hangUp() }
        self.line = line
        exchange.opened()
        work()
    }

    private func receive(_ frames: [[UInt8]]) {
        for (number, reply) in exchange.receive(frames, at: now) { onReply(number, reply) }
    }

    /// What an earlier connection brings goes nowhere.
    private func hear(of connection: Int, _ news: () -> Void) {
        guard connection == connections, !isDead else { return }
        news()
        work()
    }
}
