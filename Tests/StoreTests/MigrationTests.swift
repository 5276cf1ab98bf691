import Foundation
import GRDB
import LedgerStore
import Testing

@testable import SQLiteStore

@Suite("Data that an earlier version wrote")
struct MigrationTests {
    /// A data folder as version 0.1.0 left it, with a few rows.
    private func earlier() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("duban-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let database = try DatabaseQueue(path: SQLiteStore.uncheckedURI(folder + "/duban.sqlite"))
        var migrator = DatabaseMigrator()
        migrator.registerMigration(Migration0001Ledgers.name) { try $0.execute(sql: Migration0001Ledgers.sql) }
        try migrator.migrate(database)
        try database.write { database in
            for (position, source) in [(1, "/offices/a"), (2, "/offices/b"), (3, "/offices/a")] {
                try database.execute(
                    sql: """
                        INSERT INTO log (
                            position, previous, kind, at, source, id, type, subject, area, standing, is_test, body
                        ) VALUES (?, ?, 0, ?, ?, ?, 'hazard-found', 'HZ-1', '140403', 'folded', 0, x'7B7D')
                        """,
                    arguments: [position, position - 1, 1_704_427_200_000 + position, source, "e-\(position)"])
            }
            try database.execute(sql: "INSERT INTO topic (name, position) VALUES ('hazard-found.140403', 3)")
        }
        try database.close()
        return folder
    }

    @Test("The log gets its hashes, and goes on")
    func chain() async throws {
        let folder = try earlier()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: StoreError.self) { try SQLiteStore(reading: folder) }
        let store = try SQLiteStore(folder: folder)
        let rows = try await store.read { try $0.rows(from: 1, limit: 9, filter: .all) }
        #expect(rows.map(\.position) == [1, 2, 3])
        #expect(rows[2].isChained(to: rows[1].hash) && rows[0].isChained(to: .beginning))
        let sources = try await store.read { try $0.sources(.all) }
        #expect(sources.map(\.source) == ["/offices/a", "/offices/b"])
        #expect(sources.map(\.position) == [3, 2])
        try await store.inspect()
        try store.close()
    }

    @Test("Names of migrations are unique, and in order")
    func names() {
        let names = SQLiteSchema.migrations.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names == names.sorted())
    }
}
