import LedgerStore
import Testing

@testable import DubanTestKit
@testable import PostgresStore

@Suite("PostgreSQL: what was altered past the node")
struct PostgresDamageTests {
    /// A store of three rows, altered.
    private func altered(by sql: String) async throws -> (TestSchema, PostgresStore) {
        let schema = try await TestSchema()
        let store = try await schema.open()
        try await store.commit { transaction in
            for id in ["1", "2", "3"] { _ = try transaction.append(StoreSamples.draft(id)) }
        }
        try await schema.sql(sql)
        return (schema, store)
    }

    @Test(
        "A row that was altered is named, and not handed out",
        arguments: [
            "body = '{}'", "subject = 'HZ-9'", "at = at + 1", "office = 'x'", "previous = 0", "is_test = false",
            "hash = decode(repeat('01', 32), 'hex')", "hash = ''", "kind = 77",
        ])
    func row(_ alteration: String) async throws {
        let (_, store) = try await altered(by: "UPDATE log SET \(alteration) WHERE position = 2")
        let error = await storeError { _ = try await store.read { try $0.rows(from: 2, limit: 1, filter: .all) } }
        #expect(error?.code == .damaged)
        #expect(try await store.read { try $0.rows(from: 1, limit: 1, filter: .all) }.count == 1)
        #expect(await storeError { try await store.inspect() }?.code == .damaged)
        await store.close()
    }

    @Test("A row that was removed is named")
    func removed() async throws {
        let (_, store) = try await altered(by: "DELETE FROM log WHERE position = 2")
        let error = await storeError { _ = try await store.read { try $0.rows(from: 2, limit: 9, filter: .all) } }
        #expect(error == StoreError(.damaged, "row 2 of the log is missing; restore a backup"))
        await store.close()
    }

    @Test("An end of the log that was cut off shows at the start and when all is inspected")
    func cut() async throws {
        let (schema, store) = try await altered(by: "DELETE FROM log WHERE position = 3")
        let starting = await storeError { _ = try await schema.open() }
        #expect(starting?.code == .damaged)
        #expect(starting?.description.contains("the log ends at row 2, and its head names row 3") ?? false)
        #expect(await storeError { try await store.inspect() }?.code == .damaged)
        await store.close()
    }

    @Test("Inspecting compares what follows from the log", arguments: ["topic", "source"])
    func newest(_ table: String) async throws {
        let (_, store) = try await altered(by: "UPDATE \(table) SET position = 1")
        let error = await storeError { try await store.inspect() }
        #expect(error?.description == "table \(table) is not what follows from the log; restore a backup")
        await store.close()
    }

    @Test("A value that no version writes is damage, not a crash")
    func state() async throws {
        let schema = try await TestSchema()
        let store = try await schema.open()
        try await store.commit { try $0.save(StoreSamples.letter(1)) }
        try await schema.sql("ALTER TABLE dead_letter ALTER COLUMN count TYPE integer")
        let error = await storeError { _ = try await store.read { try $0.deadLetter(1) } }
        #expect(error == ResultSet.isNoneOfOurs("count"))
        await store.close()
    }
}
