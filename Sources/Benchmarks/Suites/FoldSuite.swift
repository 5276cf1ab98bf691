import EventJSON
import LedgerStore
import Ledgers
import Node

struct FoldSuite: Suite {
    static let name = "fold"
    static let abstract = "decoded events judged, folded and chained, in memory, one thread"

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let count = workshop.effort.eventsInMemory
        let decoder = EventDecoder(policy: .shipped)
        let events = EventMill(series: "f").events(0..<count).map {
            ReceivedEvent(.event(decoder.decode($0, receivedAt: .benchmark)), receivedAt: .benchmark)
        }
        return try await workshop.effort.measuring.run([
            Contender("fold", .eventsPerSecond) { try Self.fold(events) }
        ])
    }

    private static func fold(_ events: [ReceivedEvent]) throws -> Sample {
        let processor = Processor(rules: .shipped)
        return try MemoryStore.scratch { ledgers in
            var accepted = 0
            let began = ContinuousClock.now
            for event in events where try processor.receive(event, in: ledgers).reply.status == 200 { accepted += 1 }
            let duration = ContinuousClock.now - began
            guard accepted == events.count else { throw BenchError("the load's own events are not accepted") }
            return Sample(count: events.count, in: duration)
        }
    }
}
