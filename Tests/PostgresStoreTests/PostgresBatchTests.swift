import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Node
import Testing

@testable import PostgresStore

@Suite("PostgreSQL: what a batch costs")
struct PostgresBatchTests {
    /// Round trips of a transaction in which these hazards are found, or go on.
    private func roundTrips(_ drafts: [EventDraft], on store: PostgresStore, at now: Instant) async throws -> Int {
        let decoder = EventDecoder(policy: .shipped)
        let events = drafts.enumerated().map { number, draft in
            let json = draft.time(now).json(id: "\(now.milliseconds)-\(number)", receivedAt: now)
            return ReceivedEvent(.event(decoder.decode(json.bytes, receivedAt: now)), receivedAt: now)
        }
        return try await store.writer.run(.writing) { connection in
            let before = connection.roundTrips
            let transaction = try PostgresTransaction(writing: connection)
            let processor = Processor(rules: .shipped)
            try processor.foresee(events, in: transaction)
            for event in events { _ = try processor.receive(event, in: transaction) }
            try transaction.finish()
            return connection.roundTrips - before
        }
    }

    @Test("A batch of many events asks the server as often as a batch of few")
    func constant() async throws {
        let store = try await TestSchema().open()
        var now: Instant = "2023-01-02 09:00"
        var (found, rectified): ([Int], [Int]) = ([], [])
        // The first round prepares the statements.
        for (round, size) in [3, 4, 40].enumerated() {
            let hazards = (0..<size).map { "HZ-\(round)-\($0)" }
            now = now + .minutes(1)
            found.append(try await roundTrips(hazards.map { .found($0, .major) }, on: store, at: now))
            now = now + .minutes(1)
            rectified.append(try await roundTrips(hazards.map { .rectified($0) }, on: store, at: now))
        }
        #expect(found[1] == found[2] && rectified[1] == rectified[2])
        #expect(found[2] <= 5, "the head, two for what is needed, one for all that is written")
        await store.close()
    }

    @Test(
        "What was foreseen is what is there, also where an event of the batch changes it",
        arguments: [9_400, 9_401] as [UInt64])
    func foreseen(seed: UInt64) async throws {
        let stream = RandomStream(seed: seed, count: 120)
        let (memory, store) = (MemoryStore(), try await TestSchema().open())
        let expected = try await memory.publish(stream)
        #expect(try await store.publish(stream, inCommitsOf: [40]) == expected)
        #expect(try await store.image() == memory.image())
        try await store.inspect()
        await store.close()
    }

    @Test("Hazards of an enterprise that come due together count each other, however many timers are read at a time")
    func dueTogether() async throws {
        let now: Instant = "2023-01-02 09:00"
        let decoder = EventDecoder(policy: .shipped)
        // Two hazards of each enterprise, one behind the other: some page of timers ends between two of them.
        let events = (0..<600).map { number in
            let enterprise = Enterprise(name: "\(number / 2)矿")
            let json = EventDraft.found("HZ-\(number)", of: enterprise).time(now)
                .json(id: "\(number)", receivedAt: now)
            return ReceivedEvent(.event(decoder.decode(json.bytes, receivedAt: now)), receivedAt: now)
        }
        let (memory, store) = (MemoryStore(), try await TestSchema().open())
        for kept in [memory, store] as [any LedgerStore] {
            try await kept.commit { transaction -> Void in
                for event in events { _ = try Processor(rules: .shipped).receive(event, in: transaction) }
            }
            try await kept.commit { transaction -> Void in
                _ = try Processor(rules: .shipped).fireTimers(dueBy: now + .days(60), in: transaction)
            }
        }
        #expect(try await store.image() == memory.image())
        #expect(try await store.read { try $0.watchlist() }.count == 300)
        await store.close()
    }
}
