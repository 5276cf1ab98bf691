import ZeroMQ

/// Where a node meets the network, from its start to its end: whatever a dead node sends goes nowhere.
final class Port: @unchecked Sendable {  // Safe: used on its world's one thread.
    private let network: SimulatedNetwork
    private var requests: [Message] = []
    private var events: [Message] = []
    private(set) var isOpen = true
    /// The bodies of the events that the feed has taken.
    private(set) var taken: [[UInt8]] = []
    /// Called when there is something to be read.
    var onRequest: () -> Void = {}
    var onEvent: () -> Void = {}

    init(_ network: SimulatedNetwork) {
        self.network = network
    }

    func deliver(_ request: Message) {
        guard isOpen else { return }
        requests.append(request)
        onRequest()
    }

    func deliver(event: Message) {
        guard isOpen else { return }
        events.append(event)
        onEvent()
    }

    /// What is there to be read, without waiting.
    func nextRequest() -> Message? { requests.isEmpty ? nil : requests.removeFirst() }

    /// As ``nextRequest()``, of the feed.
    func nextEvent() -> Message? {
        guard !events.isEmpty else { return nil }
        let event = events.removeFirst()
        taken.append(event.frames.last ?? [])
        return event
    }

    func send(_ reply: Message) {
        guard isOpen else { return }
        network.line(Self.id(of: reply.frames[0]))?.send(reply: Array(reply.frames.dropFirst()))
    }

    func publish(_ frames: [[UInt8]]) {
        guard isOpen else { return }
        network.publish(frames)
    }

    /// The node is gone.
    func close() {
        isOpen = false
    }

    /// How a ROUTER knows a connection: five bytes.
    static func routingID(of line: Int) -> [UInt8] {
        [0] + (0..<4).map { UInt8(truncatingIfNeeded: line >> (8 * $0)) }
    }

    private static func id(of routingID: [UInt8]) -> Int {
        routingID.dropFirst().reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
