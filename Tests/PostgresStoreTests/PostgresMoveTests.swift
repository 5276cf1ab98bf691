import DubanTestKit
import LedgerStore
import Ledgers
import Node
import Testing

@testable import PostgresStore

@Suite("PostgreSQL: a log that is moved here from another store")
struct PostgresMoveTests {
    @Test("It is the same log, and state", arguments: RandomStream.seeds(from: 9_300, count: 4))
    func moved(seed: UInt64) async throws {
        let (source, stream) = (MemoryStore(), RandomStream(seed: seed, count: 80))
        try await source.publish(stream.items)
        try await source.commit { transaction in
            let end = try transaction.head().position
            try transaction.save(OutboxCursor(name: "city", position: end, acknowledgedAt: stream.end))
        }
        let store = try await TestSchema().open()
        let moved = try await Move(from: source, movedTo: nil, to: store) { _, _, _ in }.run {}
        #expect(try await store.read { try $0.head() } == moved.head)
        #expect(try await store.image() == source.image())
        await store.close()
    }

    @Test("A node that runs where a log begins to arrive ends, and none starts until it is whole")
    func running() async throws {
        struct NotLeft: Error {}
        let schema = try await TestSchema()
        let source = MemoryStore()
        try await source.publish(RandomStream(seed: 9_310, count: 40).items)
        let (node, store) = (try await schema.open(), try await PostgresStore.open(receiving: schema.address()))
        await #expect(throws: NotLeft.self) {
            try await Move(from: source, movedTo: nil, to: store) { _, _, _ in }.run { throw NotLeft() }
        }
        let error = await storeError { try await node.commit { _ = try $0.append(StoreSamples.draft("1")) } }
        #expect(error == .arriving && error?.isRetriable == false)
        #expect(await storeError { _ = try await schema.open() } == .arriving)
        _ = try await Move(from: source, movedTo: nil, to: store) { _, _, _ in }.run {}
        #expect(try await node.image() == source.image())
        for store in [node, store] { await store.close() }
    }
}
