import DubanTestKit
import ZeroMQ

/// One connection between a producer and a node, as TCP makes it: in order, whole, and over when it breaks. Then a first
/// part of what is in flight still arrives, and the rest never; either end learns of it, or does not.
final class Line {
    /// One direction.
    private struct Way {
        var sent = 0
        /// Messages from this number on never arrive.
        var lostFrom = Int.max
        var arrived = 0
        /// When the newest one arrives.
        var last = Duration.zero
    }

    let id: Int
    private let network: SimulatedNetwork
    private let port: Port
    private var requests = Way()
    private var replies = Way()
    private var stalledUntil = Duration.zero
    private var isBroken = false
    /// What the producer hears; nil once it has hung up.
    private var producer: LineProducer?

    init(id: Int, network: SimulatedNetwork, port: Port, producer: LineProducer) {
        self.id = id
        self.network = network
        self.port = port
        self.producer = producer
    }

    /// From the producer.
    func send(request body: [UInt8]) {
        provoke()
        let message = Message([Port.routingID(of: id), [], body])
        carry(\.requests) { [self] in port.deliver(message) }
        network.doubleByChance(message)
    }

    /// From the node: the frames behind the routing id.
    func send(reply frames: [[UInt8]]) {
        provoke()
        carry(\.replies) { [self] in producer?.onReply(frames) }
    }

    /// The producer lets go of it.
    func hangUp() {
        producer = nil
        breakOff(isHeard: false)
    }

    /// The node is gone, or the network has failed.
    /// - Parameter isHeard: whether the producer learns of it.
    func breakOff(isHeard: Bool) {
        guard !isBroken else { return }
        isBroken = true
        network.forget(self)
        cut(\.requests)
        cut(\.replies)
        guard isHeard else { return }
        network.world.at(max(replies.last, network.world.now) + network.latency()) { [self] in
            producer?.onBreak()
            producer = nil
        }
    }
}

extension Line {
    private func carry(_ way: ReferenceWritableKeyPath<Line, Way>, _ deliver: @escaping () -> Void) {
        guard !isBroken else { return }
        let number = self[keyPath: way].sent
        self[keyPath: way].sent += 1
        let arrival = max(max(network.world.now, stalledUntil) + network.latency(), self[keyPath: way].last)
        self[keyPath: way].last = arrival
        network.world.at(arrival) { [self] in
            guard number < self[keyPath: way].lostFrom else { return network.noteLoss() }
            self[keyPath: way].arrived = number + 1
            deliver()
        }
    }

    /// A first part of what is in flight gets through.
    private func cut(_ way: ReferenceWritableKeyPath<Line, Way>) {
        let inFlight = self[keyPath: way].sent - self[keyPath: way].arrived
        self[keyPath: way].lostFrom = self[keyPath: way].arrived + network.random.below(inFlight + 1)
    }

    /// With a message, the connection's end may come, before or after it has arrived.
    private func provoke() {
        if network.random.once(in: network.faults.stalls) {
            stalledUntil = network.world.now + network.random.longTailed(.seconds(1) ... .seconds(20_000))
        }
        guard network.random.once(in: network.faults.breaks) else { return }
        network.world.note("line breaks", id)
        let isHeard = network.random.once(in: 2)
        network.world.after(network.latency()) { [self] in breakOff(isHeard: isHeard) }
    }
}
