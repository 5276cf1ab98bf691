import EventJSON
import LedgerStore
import Ledgers
import Node
import SQLiteStore

struct FoldSuite: Suite {
    static let name = "fold"
    static let abstract = "decoded events judged, folded and chained: in memory, and committed in transactions of 1,000"

    /// As a node commits where many wait.
    private static let transaction = 1_000

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let count = workshop.effort.eventsInMemory
        let names = SeriesNames("f")
        let store = try SQLiteStore(folder: workshop.newFolder())
        let figures = try await workshop.rounds.run([
            Contender("fold/memory", .eventsPerSecond) { try Self.fold(Self.events(count, names)) },
            Contender("fold/sqlite", .eventsPerSecond, against: ["fold/memory"]) {
                try await Self.fold(Self.events(count, names), in: store)
            },
        ])
        try store.close()
        return figures
    }

    private static func events(_ count: Int, _ names: SeriesNames) -> [ReceivedEvent] {
        let decoder = EventDecoder(policy: .shipped)
        return EventMill(series: names.next()).events(0..<count).map {
            ReceivedEvent(.event(decoder.decode($0, receivedAt: .benchmark)), receivedAt: .benchmark)
        }
    }

    private static func fold(_ events: [ReceivedEvent]) throws -> Sample {
        try MemoryStore.scratch { ledgers in
            try measure(events.count) { try accept(events[...], in: ledgers) }
        }
    }

    private static func fold(_ events: [ReceivedEvent], in store: SQLiteStore) async throws -> Sample {
        let began = ContinuousClock.now
        for start in stride(from: 0, to: events.count, by: transaction) {
            let part = events[start..<min(start + transaction, events.count)]
            try await store.commit { try accept(part, in: $0) }
        }
        return Sample(count: events.count, in: ContinuousClock.now - began)
    }

    private static func measure(_ count: Int, _ work: () throws -> Void) rethrows -> Sample {
        let began = ContinuousClock.now
        try work()
        return Sample(count: count, in: ContinuousClock.now - began)
    }

    private static func accept(_ events: ArraySlice<ReceivedEvent>, in ledgers: any LedgerTransaction) throws {
        let processor = Processor(rules: .shipped)
        for event in events where try processor.receive(event, in: ledgers).reply.status != 200 {
            throw BenchError("the load's own events are not accepted")
        }
    }
}
