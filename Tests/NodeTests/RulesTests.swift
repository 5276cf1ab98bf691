import EventJSON
import LedgerStore
import Ledgers
import Reports
import Testing

@testable import Node

/// The rules in the log.
@Suite struct RulesTests {
    private func record(_ rules: Rules, in store: MemoryStore) async throws -> Int {
        let encoded = try rules.recorded()
        return try await store.commit { transaction in
            let inForce = try RecordedRules.all(in: transaction).newest
            return try Processor(rules: rules)
                .recordRules(inForce: inForce, at: Bench.morning, in: transaction, encoded: encoded).count
        }
    }

    @Test("the shipped ones are not recorded; others are, once, and the way back is too")
    func recorded() async throws {
        let store = MemoryStore()
        var other = Rules.shipped
        other.policy.hazards.majorDeadlineDays = 10
        #expect(try await record(.shipped, in: store) == 0)
        #expect(try await record(other, in: store) == 1)
        #expect(try await record(other, in: store) == 0)
        #expect(try await record(.shipped, in: store) == 1)
        let recorded = try await store.read { try RecordedRules.all(in: $0) }
        #expect(recorded.inForce(at: 1) == other)
        #expect(recorded.newest == .shipped)
    }

    @Test("a report on a past day goes by the rules that were in force then")
    func history() async throws {
        let store = MemoryStore()
        var strict = Rules.shipped
        strict.policy.hazards.generalDeadlineDays = 1
        _ = try await record(strict, in: store)
        let bench = Bench()
        let event = bench.found("HZ-1")
        try await store.commit { [strict] in _ = try Processor(rules: strict).receive(event, in: $0) }
        _ = try await record(.shipped, in: store)
        let extended = """
            {"specversion":"1.0","id":"e","source":"/offices/a","type":"extended","subject":"HZ-1",
            "time":"2024-01-07T09:00:00+08:00","data":{"newDeadline":"2024-02-01","reason":"x","approvedBy":"y"}}
            """
        let later = Bench.morning + .days(2)
        let decoded = EventDecoder(policy: .shipped).decode(Array(extended.utf8), receivedAt: later)
        try await store.commit {
            let processed = try Processor(rules: .shipped).receive(
                ReceivedEvent(.event(decoded), receivedAt: later), in: $0)
            #expect(processed.reply.status == 200)
        }
        let then = try await store.read { try HazardHistory.hazards(asOf: Bench.morning + .days(1), in: $0) }
        #expect(then.map(\.deadline) == [LocalDate(year: 2024, month: 1, day: 6)])
    }
}
