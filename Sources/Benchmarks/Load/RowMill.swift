import EventJSON
import LedgerStore
import Ledgers
import Node

/// Makes what events of the load leave in a store, by the real processor, in memory.
actor RowMill {
    private let ledgers: any LedgerTransaction = MemoryStore.scratch(keepsLog: false) { $0 }
    private let processor = Processor(rules: .shipped)
    private let decoder = EventDecoder(policy: .shipped)
    private let names: SeriesNames

    init(_ names: SeriesNames) {
        self.names = names
    }

    /// Batches of events that no run has had.
    func batches(_ count: Int, of size: Int) throws -> [[StoredEvent]] {
        let mill = EventMill(series: names.next())
        return try (0..<count).map { batch in
            try mill.events(batch * size..<(batch + 1) * size).map(store)
        }
    }

    private func store(_ event: [UInt8]) throws -> StoredEvent {
        let received = ReceivedEvent(
            .event(decoder.decode(event, receivedAt: .benchmark)), receivedAt: .benchmark)
        let row = try processor.receive(received, in: ledgers).rows[0]
        guard let hazard = try ledgers.hazard(row.draft.subject) else {
            throw BenchError("the load's own event was not folded")
        }
        return StoredEvent(row: row, hazard: hazard)
    }
}
