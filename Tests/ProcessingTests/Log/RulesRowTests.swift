import DubanTestKit
import EventJSON
import Foundation
import LedgerStore
import Ledgers
import Node
import Reports
import Testing

@Suite("The log tells by which rules it was written")
struct RulesRowTests {
    private var strict: Rules {
        var rules = Rules.shipped
        rules.policy.hazards.verifiedLevels = [.general, .major]
        return rules
    }

    /// Records rules where they are not those in force.
    private func record(_ rules: Rules, in store: MemoryStore, at instant: Instant) async throws -> Int {
        try await store.commit { transaction in
            let inForce = try RecordedRules.all(in: transaction).newest
            return try Processor(rules: rules)
                .recordRules(inForce: inForce, at: instant, in: transaction, encoded: rules.recorded()).count
        }
    }

    @Test("The shipped ones need no row")
    func shipped() async throws {
        let store = MemoryStore()
        #expect(try await record(.shipped, in: store, at: "2023-01-02 09:00") == 0)
        #expect(try await store.read { try RecordedRules.all(in: $0).newest } == .shipped)
    }

    @Test("Others are recorded once, when they come into force, and are read back as they were")
    func others() async throws {
        let store = MemoryStore()
        #expect(try await record(strict, in: store, at: "2023-01-02 09:00") == 1)
        #expect(try await record(strict, in: store, at: "2023-01-03 09:00") == 0)
        #expect(try await store.read { try RecordedRules.all(in: $0).newest } == strict)
        #expect(try await record(.shipped, in: store, at: "2023-01-04 09:00") == 1)
        let recorded = try await store.read { try RecordedRules.all(in: $0) }
        #expect(recorded.newest == .shipped && recorded.inForce(at: 1) == strict && recorded.inForce(at: 0) == .shipped)
    }

    @Test("The row is the node's own, on no area, no earlier than the newest row")
    func row() async throws {
        let store = MemoryStore()
        _ = try await record(strict, in: store, at: "2023-01-02 09:00")
        _ = try await record(.shipped, in: store, at: "2023-01-01 09:00")
        let rows = try await store.read { try $0.rulesRows(after: 0) }
        #expect(rows.map(\.draft.topic) == ["rules.none", "rules.none"] && rows.map(\.draft.kind) == [.rules, .rules])
        #expect(rows.map(\.draft.at) == ["2023-01-02 09:00", "2023-01-02 09:00"])
    }

    @Test("What was recorded before there were monitoring points says the same as then")
    func withoutPoints() throws {
        var rules = strict
        rules.offices = Offices([Office(name: "县局", keys: ["k"], areas: AreaScope(["140403"]), types: [.hazardFound])])
        let recorded = try rules.recorded().setting("/policy/monitoring", to: nil)
        #expect(recorded["offices"]?.text.contains("measure") == false)
        #expect(try JSONDecoder().decode(Rules.self, from: Data(recorded.bytes)) == rules)
    }

    @Test("Who may send readings is recorded")
    func measuring() async throws {
        var rules = Rules.shipped
        rules.offices = Offices([Office(name: "网关", keys: ["k"], areas: .everywhere, mayMeasure: true)])
        rules.policy.monitoring.leaderAtOnce = []
        let (store, expected) = (MemoryStore(), rules)
        _ = try await record(rules, in: store, at: "2023-01-02 09:00")
        #expect(try await store.read { try RecordedRules.all(in: $0).newest } == expected)
    }

    @Test("A zone's own rules come back too")
    func zone() async throws {
        var rules = Rules.shipped
        rules.policy.zone = Zone(
            name: "Test/Summer", initialOffset: .hours(8),
            transitions: [Zone.Transition(at: "2023-04-02 02:00", offset: .hours(9))])
        let (store, expected) = (MemoryStore(), rules)
        _ = try await record(rules, in: store, at: "2023-01-02 09:00")
        #expect(try await store.read { try RecordedRules.all(in: $0).newest } == expected)
    }
}
