import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Node
import Reports
import Testing

@testable import PostgresStore

@Suite("PostgreSQL: events give the same log and the same ledgers as in memory")
struct PostgresStreamTests {
    @Test("The recorded streams give their statuses and their snapshot, and verify", arguments: RecordedVector.names)
    func vectors(name: String) async throws {
        let vector = try RecordedVector(name)
        let store = try await TestSchema().open()
        let replay = Replay(rules: .shipped, store: store, points: vector.points)
        var statuses: [Int] = []
        var rest = vector.events[...]
        while !rest.isEmpty {
            statuses += try await replay.take(Array(rest.prefix(50)))
            rest = rest.dropFirst(50)
        }
        try await replay.finish(until: vector.until)
        #expect(statuses == vector.statuses)
        let snapshot = try await store.read { try Snapshot.json(of: $0, catalog: .shipped) }
        guard case .object(let parts) = vector.snapshot else { return }
        for part in parts { #expect(snapshot[part.name] == part.value, "\(part.name)") }
        _ = try await Verification(of: store).run { _, _ in }
        await store.close()
    }

    @Test("Random streams, in commits of any size, row by row", arguments: RandomStream.seeds(from: 9_100, count: 6))
    func streams(seed: UInt64) async throws {
        let stream = RandomStream(seed: seed, count: 80)
        let (memory, store) = (MemoryStore(), try await TestSchema().open())
        let expected = try await memory.publish(stream)
        let replies = try await store.publish(stream, inCommitsOf: [1, 7, 30])
        #expect(replies == expected)
        #expect(try await store.image() == memory.image())
        try await store.inspect()
        await store.close()
    }

    @Test("Random streams, in commits in which much happens", arguments: RandomStream.seeds(from: 9_300, count: 4))
    func longStreams(seed: UInt64) async throws {
        let stream = RandomStream(seed: seed, count: 400)
        let (memory, store) = (MemoryStore(), try await TestSchema().open())
        let expected = try await memory.publish(stream)
        #expect(try await store.publish(stream, inCommitsOf: [150]) == expected)
        #expect(try await store.image() == memory.image())
        await store.close()
    }

    @Test("What is thrown away on the way leaves no trace", arguments: RandomStream.seeds(from: 9_200, count: 3))
    func undone(seed: UInt64) async throws {
        struct Undone: Error {}
        let stream = RandomStream(seed: seed, count: 60)
        let (memory, store) = (MemoryStore(), try await TestSchema().open())
        try await memory.publish(stream)
        for start in stride(from: 0, to: 60, by: 6) {
            await #expect(throws: Undone.self) {
                try await store.commit { transaction -> Void in
                    _ = try Processor(rules: .shipped).fireTimers(dueBy: stream.end, in: transaction)
                    _ = try transaction.append(StoreSamples.draft("undone"))
                    throw Undone()
                }
            }
            try await store.publish(stream.items[start..<start + 6])
        }
        try await store.wait(until: stream.end)
        #expect(try await store.image() == memory.image())
        await store.close()
    }
}
