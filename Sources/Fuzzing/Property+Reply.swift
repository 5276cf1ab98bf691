import EventJSON
import Producer

extension Property {
    /// What a producer is told, by a node or by whoever stands in its place: every event is settled once at most, and
    /// none is forgotten.
    static let reply = Property("reply") { input in
        var correspondence = try Correspondence()
        for frames in Pieces.messages(of: input) { try correspondence.receive(frames) }
        try correspondence.finish()
    }
}

/// A producer's part in it, with some events to send, and any answers.
private struct Correspondence {
    private static let count = 6
    private var exchange: Exchange
    private var settled: Set<Int> = []
    private var now = Duration.zero

    init() throws {
        var configuration = ProducerConfiguration(endpoints: ["tcp://node:1", "tcp://node:2"])
        configuration.batchSize = 2
        exchange = Exchange(configuration)
        for number in 0..<Self.count {
            let event = Array(#"{"source":"/s\#(number % 2)","id":"\#(number)"}"#.utf8)
            exchange.window.append(try OutgoingEvent(event, limit: 1_000), number: number)
        }
    }

    /// Sends what there is to send, then takes an answer.
    mutating func receive(_ frames: [[UInt8]]) throws {
        try step()
        for (number, reply) in exchange.receive(frames, at: now) {
            try expect((0..<Self.count).contains(number), "a reply to event \(number), which there is not")
            try expect(settled.insert(number).inserted, "event \(number) is settled twice")
            try expect(reply.isFinal, "event \(number) is settled by \(reply.status)")
        }
    }

    private mutating func step() throws {
        for _ in 0..<20 {
            switch exchange.next(at: now) {
            case .connect: exchange.opened()
            case .send, .disconnect: continue
            case .rest, .end:
                now += .seconds(40)
                return
            }
        }
    }

    func finish() throws {
        let left = exchange.state.inFlight + exchange.state.waiting
        try expect(left + settled.count == Self.count, "\(settled.count) settled and \(left) left of \(Self.count)")
    }
}
