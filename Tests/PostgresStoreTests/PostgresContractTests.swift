import LedgerStore
import Testing

@testable import DubanTestKit
@testable import PostgresStore

@Suite("PostgreSQL: the contract of every driver")
struct PostgresContractTests {
    @Test("The driver keeps it", arguments: StoreContract.checks)
    func contract(_ check: StoreCheck) async throws {
        let store = try await TestSchema().open()
        try await check.run(store)
        try await store.inspect()
        await store.close()
    }

    @Test("A log can be moved into it, and no node starts on a part of one")
    func receiving() async throws {
        let schema = try await TestSchema()
        let store = try await schema.open()
        try await StoreContract.receiving(store)
        try await store.receive { try $0.setArriving(true) }
        await store.close()
        #expect(await storeError { _ = try await schema.open() } == .arriving)
        #expect(await storeError { _ = try await PostgresStore.open(reading: schema.address()) } == .arriving)
        let again = try await PostgresStore.open(receiving: schema.address())
        try await again.receive { try $0.setArriving(false) }
        await again.close()
        await (try schema.open()).close()
    }

    @Test("Everything is there after a restart of the node")
    func reopening() async throws {
        let schema = try await TestSchema()
        let store = try await schema.open()
        let row = try await store.commit { try $0.append(StoreSamples.draft("1")) }
        await store.close()
        let again = try await schema.open()
        #expect(try await again.read { try $0.rows(from: 1, limit: 9, filter: .all) } == [row])
        let next = try await again.commit { try $0.append(StoreSamples.draft("2")) }
        #expect(next.position == 2 && next.isChained(to: row.hash))
        await again.close()
    }

    @Test("Two schemas of one database are two logs")
    func schemas() async throws {
        let (one, other) = (try await TestSchema(), try await TestSchema())
        let stores = [try await one.open(), try await other.open()]
        for store in stores {
            #expect(try await store.commit { try $0.append(StoreSamples.draft("1")) }.position == 1)
        }
        // While one has its turn the other does not wait for it.
        let head = try await stores[0].commit { _ in
            let connection = try Connection.open(ServerAccess(other.address()))
            try connection.begin(.writing)
            return try PostgresTransaction(writing: connection).head()
        }
        #expect(head.position == 1)
        for store in stores { await store.close() }
    }

    @Test("Rows that were appended are found within the transaction, those sent to the server and those not yet")
    func ownRows() async throws {
        let store = try await TestSchema().open()
        // Compared here, not within: an issue on the store's own thread would belong to no test.
        let (rows, found, news) = try await store.commit { transaction in
            _ = try transaction.append(StoreSamples.draft("1"))
            let rows = try transaction.rows(from: 1, limit: 9, filter: .all).map(\.position)
            let second = try transaction.append(StoreSamples.draft("2"))
            let found = try ["1", "2", "3"].map { try transaction.loggedEvent(source: "/offices/a", id: $0)?.position }
            _ = try transaction.append(StoreSamples.draft("3", kind: .news, type: "escalation"))
            let outbox = try transaction.outboxCount(after: 0)
            let sources = try transaction.sources(.all).map(\.position)
            return (rows, found, [second.previous, Int64(outbox)] + sources + [try transaction.head().position])
        }
        #expect(rows == [1])
        #expect(found == [1, 2, nil])
        #expect(news == [1, 1, 2, 3])
        await store.close()
    }

    @Test("A batch larger than what waits in memory is one transaction all the same")
    func largeBatch() async throws {
        let store = try await TestSchema().open()
        try await store.commit { transaction in
            for number in 1...20 {
                var draft = StoreSamples.draft("\(number)")
                draft.body = [UInt8](repeating: UInt8(number), count: 1 << 20)
                _ = try transaction.append(draft)
            }
        }
        let bodies = try await store.read { try $0.rows(from: 1, limit: 99, filter: .all).map(\.draft.body.count) }
        #expect(bodies == Array(repeating: 1 << 20, count: 20))
        await store.close()
    }

    @Test("All texts compare byte by byte, and all columns have one of five types")
    func columns() async throws {
        let schema = try await TestSchema()
        await (try schema.open()).close()
        let columns = """
            SELECT count(*) AS count FROM information_schema.columns WHERE table_schema = '\(schema.name)'
            AND table_name <> 'migration' AND
            """
        #expect(try await schema.number("\(columns) data_type = 'text'") > 50)
        #expect(try await schema.number("\(columns) data_type = 'text' AND collation_name IS DISTINCT FROM 'C'") == 0)
        #expect(
            try await schema.number(
                "\(columns) data_type NOT IN ('text', 'bigint', 'bytea', 'boolean', 'double precision')") == 0)
    }

    @Test("Commits wait for the disk whatever the user's settings are, and the node tells so")
    func settings() async throws {
        let schema = try await TestSchema()
        try await schema.sql(
            "CREATE ROLE \(schema.name) SUPERUSER LOGIN; ALTER ROLE \(schema.name) SET synchronous_commit = off")
        let store = try await schema.open(user: schema.name)
        let settings = Dictionary(uniqueKeysWithValues: try await store.settings().map { ($0.name, $0.value) })
        #expect(settings["driver"] == "postgresql")
        #expect(settings["synchronous_commit"] == "on")
        #expect(settings["fsync"] == "on" && settings["full_page_writes"] == "on")
        #expect(settings["data_checksums"] == "on")
        #expect(settings["schema"] == schema.name && settings["schema_version"] == "0004-measured")
        #expect(settings["server_version"]?.hasPrefix("15.") ?? false)
        await store.close()
    }
}
