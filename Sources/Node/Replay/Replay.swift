import EventJSON
public import LedgerStore
public import Ledgers
import Reports

/// Runs the real processor over recorded events, with the clock taken from the recording.
public struct Replay: Sendable {
    private let processor: Processor
    private let decoder: EventDecoder
    private let store: any LedgerStore

    public init(rules: Rules, store: any LedgerStore) {
        processor = Processor(rules: rules)
        decoder = EventDecoder(policy: rules.policy)
        self.store = store
    }

    /// Records the rules where they are not the shipped ones, as a node does.
    public func recordRules(at instant: Instant) async throws {
        _ = try await store.commit { [processor] transaction in
            try processor.recordRules(
                inForce: RecordedRules.newest(in: transaction), at: instant, in: transaction,
                encoded: processor.rules.recorded()
            ).count
        }
    }

    /// Takes a part of the recording in one transaction.
    /// - Returns: the statuses, in the order of the events.
    public func take(_ events: [RecordedEvent]) async throws -> [Int] {
        try await store.commit { [processor, decoder] transaction in
            try events.map { recorded in
                let decoded = recorded.decoded(by: decoder)
                let received = ReceivedEvent(
                    .event(decoded), from: recorded.office, receivedAt: recorded.receivedAt)
                return try processor.receive(received, in: transaction).reply.status
            }
        }
    }

    /// Fires the timers that are due by the end of the recording.
    public func finish(until end: Instant) async throws {
        _ = try await store.commit { [processor] transaction in
            try processor.fireTimers(dueBy: end, in: transaction).count
        }
    }
}
