import DubanTestKit
import ZeroMQ

/// The network between one node and everybody else.
final class SimulatedNetwork {
    let world: World
    var random: SplitMix64
    var faults = LineFaults()
    /// Where the node listens; nil while it does not.
    private(set) var port: Port?
    /// Who has subscribed to the tail.
    var subscribers: [([[UInt8]]) -> Void] = []
    private(set) var losses = 0
    private(set) var doubles = 0
    private var lines: [Int: Line] = [:]
    private var lineCount = 0
    private let latencies: ClosedRange<Duration>

    init(_ world: World) {
        self.world = world
        random = world.fork()
        latencies = random.once(in: 2) ? .microseconds(50) ... .milliseconds(5) : .milliseconds(1) ... .seconds(2)
    }

    func latency() -> Duration { random.longTailed(latencies) }

    func noteLoss() { losses += 1 }
}

/// The node's side.
extension SimulatedNetwork {
    func open() -> Port {
        let port = Port(self)
        self.port = port
        return port
    }

    /// - Parameter isHeard: whether the others learn of it at once: of a dead process, but not of a dead machine.
    func close(_ port: Port, isHeard: Bool) {
        port.close()
        guard port === self.port else { return }
        self.port = nil
        for id in lines.keys.sorted() { lines[id]?.breakOff(isHeard: isHeard) }
    }

    func line(_ id: Int) -> Line? { lines[id] }

    func forget(_ line: Line) {
        lines[line.id] = nil
    }

    /// To every subscriber, in order, unless it is lost.
    func publish(_ frames: [[UInt8]]) {
        for subscriber in subscribers where !random.once(in: faults.drops) { subscriber(frames) }
    }
}

/// The others' side.
extension SimulatedNetwork {
    /// Connects a producer, who hears in time what has come of it.
    func connect(_ producer: LineProducer) {
        world.after(latency()) { [self] in
            guard let port, port.isOpen else { return world.after(latency(), producer.onRefusal) }
            lineCount += 1
            let line = Line(id: lineCount, network: self, port: port, producer: producer)
            lines[line.id] = line
            world.after(latency()) { producer.onOpen(line) }
        }
    }

    /// Sends an event to the feed: it arrives or not, and at times twice.
    func cast(_ event: [UInt8]) {
        let copies = random.once(in: faults.drops) ? 0 : random.once(in: faults.doubles) ? 2 : 1
        for _ in 0..<copies {
            world.after(latency()) { [self] in port?.deliver(event: Message([event])) }
        }
    }

    /// A copy of a request comes by a connection from which nobody reads.
    func doubleByChance(_ request: Message) {
        guard random.once(in: faults.doubles) else { return }
        doubles += 1
        let copy = Message([Port.routingID(of: 0)] + request.frames.dropFirst())
        world.after(random.longTailed(.milliseconds(1) ... .seconds(300_000))) { [self] in port?.deliver(copy) }
    }
}
