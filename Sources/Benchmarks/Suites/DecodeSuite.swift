import EventJSON
import Ledgers

struct DecodeSuite: Suite {
    static let name = "decode"
    static let abstract = "bytes into valid events, one thread"

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let count = workshop.effort.eventsInMemory
        let events = EventMill(series: "d").events(0..<count)
        let decoder = EventDecoder(policy: .shipped)
        return try await workshop.rounds.run([
            Contender("decode", .eventsPerSecond) { try Self.decode(events, by: decoder) }
        ])
    }

    private static func decode(_ events: [[UInt8]], by decoder: EventDecoder) throws -> Sample {
        var valid = 0
        let began = ContinuousClock.now
        for event in events {
            if case .success = decoder.decode(event, receivedAt: .benchmark).result { valid += 1 }
        }
        let duration = ContinuousClock.now - began
        guard valid == events.count else { throw BenchError("the load's own events are not valid") }
        return Sample(count: events.count, in: duration)
    }
}
