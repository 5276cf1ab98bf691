import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Reports
import Testing

@testable import Node

@Suite("A log that is folded again gives the stored state, or the first difference is named")
struct VerificationTests {
    private func verify(_ store: any LedgerStore, against checkpoints: [Checkpoint] = []) async throws -> VerifiedLog {
        try await Verification(of: store).run(against: checkpoints) { _, _ in }
    }

    private func discrepancy(in store: any LedgerStore, against checkpoints: [Checkpoint] = []) async throws
        -> Discrepancy
    {
        try #require(await #expect(throws: Discrepancy.self) { _ = try await verify(store, against: checkpoints) })
    }

    private func published(_ seed: UInt64 = 7100) async throws -> MemoryStore {
        let store = MemoryStore()
        try await store.publish(RandomStream(seed: seed, count: 60))
        return store
    }

    @Test("Whatever is published, it is whole", arguments: RandomStream.seeds(from: 7000))
    func whole(seed: UInt64) async throws {
        let store = try await published(seed)
        let verified = try await verify(store)
        #expect(try await store.read { try $0.head() } == verified.head)
    }

    @Test("Rules that changed on the way hold from there on")
    func rules() async throws {
        let store = try await published()
        var rules = Rules.shipped
        rules.policy.events.parkedFor = .days(1)
        try await Replay(rules: rules, store: store).recordRules(at: "2024-01-01 09:00")
        try await store.publish(RandomStream(seed: 7101, count: 60), by: rules)
        _ = try await verify(store)
    }

    @Test("Timers that fire after a downtime, and rows of a test clock, are whole too")
    func downtime() async throws {
        let store = MemoryStore()
        try await store.publish(RandomStream(seed: 7102, count: 60).items)
        _ = try await store.commit {
            try Processor(rules: .shipped, isTest: true).catchUp(at: "2025-01-01 09:00", in: $0)
        }
        _ = try await verify(store)
    }

    @Test("A row that nothing brings about, at its position")
    func invented() async throws {
        let store = try await published()
        let end = try await store.read { try $0.head() }
        _ = try await store.commit { transaction in
            try transaction.append(
                LogDraft(
                    kind: .news, at: end.at ?? "2024-01-01 09:00", source: "/duban", id: "x", type: "hazard-closed",
                    subject: "HZ-1", area: nil, body: Array("{}".utf8), isTest: false))
        }
        #expect(try await discrepancy(in: store).position == end.position + 1)
    }

    @Test("A refused event that was put into the log all the same, at its position")
    func smuggled() async throws {
        let store = MemoryStore()
        try await store.publish(RandomStream(seed: 7103, count: 20))
        let end = try await store.read { try $0.head() }
        let event = EventDraft.found("H-9999").json(id: "a", receivedAt: "2023-01-02 09:00")
        _ = try await store.commit { transaction in
            for id in ["a", "b"] {
                _ = try transaction.append(
                    LogDraft(
                        kind: .event, at: end.at ?? "2024-01-01 09:00", source: "/offices/x", id: id,
                        type: "hazard-found", subject: "H-9999", area: nil, body: event.bytes, isTest: false))
            }
        }
        #expect(try await discrepancy(in: store).position == end.position + 1)
    }

    @Test("An event that its office may not publish, at its position; and who was an office when")
    func forbidden() async throws {
        let store = MemoryStore()
        let rules = Rules(policy: .shipped, catalog: .shipped, offices: .samples)
        try await Replay(rules: rules, store: store).recordRules(at: "2023-01-01 09:00")
        let replay = Replay(rules: rules, store: store)
        let events = [
            (EventDraft.found("H-1").from("/offices/140403-yjj"), "潞州区"), (.rectified("H-1"), "长治市"),
            (.rectified("H-1").from("/offices/140214-yjj"), "云冈区"),
        ]
        let statuses = try await replay.take(
            events.enumerated().map { index, event in
                let json = event.0.json(id: "e-\(index)")
                return RecordedEvent(receivedAt: "2023-01-02 09:00", event: json.bytes, office: event.1)
            })
        #expect(statuses == [200, 200, 403])
        _ = try await verify(store)
        // Without its offices, the log would tell of nobody who may not publish.
        try await Replay(rules: .shipped, store: store).recordRules(at: "2023-01-03 09:00")
        let end = try await store.read { try $0.head() }
        let event = EventDraft.withdrawn("H-1").from("/offices/140214-yjj").json(
            id: "x", receivedAt: "2023-01-03 09:00")
        try await Replay(rules: rules, store: store).recordRules(at: "2023-01-03 09:00")
        _ = try await store.commit { transaction in
            try transaction.append(
                LogDraft(
                    kind: .event, at: "2023-01-03 09:00", source: "/offices/140214-yjj", id: "x", type: "withdrawn",
                    subject: "H-1", area: "140403", office: "云冈区", body: event.bytes, isTest: false))
        }
        #expect(try await discrepancy(in: store).position == end.position + 2)
    }

    private typealias Alteration = @Sendable (any LedgerTransaction) throws -> Void

    @Test("State that is not what the log gives, by its name")
    func state() async throws {
        let alterations: [(String, Alteration)] = [
            (
                "hazard",
                { store in
                    var hazard = try #require(try store.hazards(HazardFilter(), .all).first)
                    hazard.reopened += 1
                    try store.save(hazard)
                }
            ),
            (
                "escalation",
                { store in
                    var escalation = try #require(try store.escalations(EscalationFilter(), .all).last)
                    escalation.recipients.append("nobody")
                    try store.save(escalation)
                }
            ),
            (
                "incident",
                { store in
                    var incident = try #require(try store.incidents(.all).first)
                    incident.reports += 1
                    try store.save(incident)
                }
            ),
            (
                "timers",
                { store in
                    try store.schedule(
                        Timer(subject: "H-1", kind: .stage(round: 99, stage: "city"), due: "2030-01-01 09:00"))
                }
            ),
            (
                "entry",
                { store in
                    try store.save(
                        LedgerEntry(ledger: "supervise", subject: "zz", status: .open, openedAt: "2024-01-01 09:00"))
                }
            ),
            (
                "watch list",
                { store in
                    try store.save(
                        WatchEntry(
                            watched: Watched(kind: .team, name: "谁"), reasons: [.manual], since: "2024-01-01 09:00"))
                }
            ),
            (
                "dead letter",
                { store in
                    var letter = try #require(try store.deadLetters(after: 0, limit: 1).first)
                    letter.count += 1
                    try store.save(letter)
                }
            ),
        ]
        for (name, alter) in alterations {
            let store = try await published()
            try await store.commit(alter)
            #expect(try await discrepancy(in: store).reason.contains(name), "\(name)")
        }
    }

    @Test(
        "Of several differences, pages apart, the first is named",
        arguments: [[0], [999, 1_000], [1_000, 1_500], [2_099]])
    func pages(indices: [Int]) async throws {
        let store = MemoryStore()
        let numbers = (0..<2_100).map { "H-\(10_000 + $0)" }
        let statuses = try await Replay(rules: .shipped, store: store).take(
            numbers.map { number in
                let json = EventDraft.found(number).json(id: number, receivedAt: "2023-01-02 09:00")
                return RecordedEvent(receivedAt: "2023-01-02 09:00", event: json.bytes)
            })
        #expect(statuses.allSatisfy { $0 == 200 })
        _ = try await verify(store)
        try await store.commit { store in
            for index in indices.reversed() {
                var hazard = try #require(try store.hazard(numbers[index]))
                hazard.reopened += 1
                try store.save(hazard)
            }
        }
        let found = try await discrepancy(in: store)
        #expect(found.reason == "the hazard \(numbers[indices[0]]) is not what the log gives")
        #expect(found.position == Int64(indices[0] + 1))
    }

    @Test("An event that is marked as something else than it became")
    func standing() async throws {
        let store = try await published()
        let event = try await store.read { reader in
            try reader.rows(from: 1, limit: .max, filter: .all).first { $0.draft.kind == .event }
        }
        let position = try #require(event).position
        try await store.commit { try $0.setStanding(.refused(.hazardClosed), at: position) }
        #expect(try await discrepancy(in: store).position == position)
    }

    @Test("Checkpoints tell a log that was cut off, and another one")
    func checkpoints() async throws {
        let key = NodeKey()
        let store = try await published()
        let head = try await store.read { try $0.head() }
        let genuine = try Checkpoint(head, at: "2024-01-01 09:00", key: key)
        _ = try await verify(store, against: [genuine])

        let cut = try Checkpoint(
            LogHead(position: head.position + 1, hash: head.hash), at: "2024-01-01 09:00", key: key)
        #expect(try await discrepancy(in: store, against: [cut]).reason.contains("cut off"))
        let other = try Checkpoint(LogHead(position: 3, hash: head.hash), at: "2024-01-01 09:00", key: key)
        #expect(try await discrepancy(in: store, against: [other]).position == 3)
        var forged = genuine
        forged.position -= 1
        #expect(try await discrepancy(in: store, against: [forged]).reason.contains("signature"))
    }

    @Test("What the node has announced changes no ledger, and a log with it is whole")
    func announcements() async throws {
        let store = try await published()
        let message = Announcement(.messageDelivered, id: "message/duty/1", subject: "HZ-1", area: "140403", data: [:])
        let before = try await store.read { try Snapshot.json(of: $0, catalog: .shipped) }
        let rows = try await store.commit {
            try Processor(rules: .shipped).announce(message, at: "2025-01-01 09:00", in: $0)
        }
        #expect(rows.map(\.draft.kind) == [.notice])
        _ = try await verify(store)
        #expect(try await store.read { try Snapshot.json(of: $0, catalog: .shipped) } == before)
    }

    @Test("A checkpoint in the log is whole, and a forged one is named")
    func loggedCheckpoints() async throws {
        let store = try await published()
        let processor = Processor(rules: .shipped)
        let rows = try await store.commit { try processor.checkpoint(at: "2025-01-01 09:00", key: NodeKey(), in: $0) }
        #expect(try await verify(store).checkpoints == 1)
        _ = try await store.commit { transaction in
            var draft = rows[0].draft
            draft.id = "another"
            return try transaction.append(draft)
        }
        #expect(try await discrepancy(in: store).position == rows[0].position + 1)
    }
}
