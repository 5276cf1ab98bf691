import DubanTestKit
import Foundation
import GRDB
import LedgerStore
import Ledgers
import SQLiteStore
import Testing

/// Databases beside other programs, and of an earlier version.
@Suite struct OtherProgramsTests {
    /// What another program with SQLite sees.
    private func plain(_ folder: DataFolder, readOnly: Bool = false) throws -> DatabaseQueue {
        try DatabaseQueue(path: "file:\(folder.file(DataFolder.database))?vfs=unix\(readOnly ? "&mode=ro" : "")")
    }

    @Test("another program with SQLite reads everything")
    func reading() async throws {
        let written = try await WrittenFolder.closed()
        let database = try plain(written.folder, readOnly: true)
        let (rows, integrity) = try await database.read {
            (
                try Int.fetchOne($0, sql: "SELECT count(*) FROM log"),
                try String.fetchOne($0, sql: "PRAGMA integrity_check")
            )
        }
        #expect(rows == written.images.last?.rows.count)
        #expect(integrity == "ok")
        try database.close()
        #expect(try await written.folder.reopen() == .holds(written.images.last!))
    }

    @Test("what another program writes shows as damage")
    func writing() async throws {
        let written = try await WrittenFolder.closed()
        let database = try plain(written.folder)
        try await database.write { try $0.execute(sql: "UPDATE hazard SET state = 'closed'") }
        try database.close()
        let refusal = #expect(throws: StoreError.self) { try SQLiteStore.checkPages(in: written.folder.path) }
        #expect(refusal?.description.contains("does not match its checksum") == true)
        #expect(try await written.folder.reopen().refusal?.code == .damaged)
    }

    @Test("a program that brings a killed node's log into the database is told from a flipped bit")
    func checkpointing() async throws {
        let written = try await WrittenFolder.killed()
        let database = try plain(written.folder)
        try await database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try database.close()
        let refusal = try #require(try await written.folder.reopen().refusal)
        #expect(refusal.description.contains("page 1 of \(written.folder.path)/duban.sqlite (byte 0) has no checksum"))
        // The way out: the same data in a new file.
        #expect(try await old(written.folder).reopen() == .holds(written.images.last!))
    }

    @Test("a database without checksums is read as it is, and upgraded by the next node with all that it holds")
    func upgrade() async throws {
        let written = try await WrittenFolder.closed()
        let folder = try old(written.folder)
        #expect(try !SQLiteStore.checkPages(in: folder.path))
        let reader = try SQLiteStore(reading: folder.path)
        let rows = try await reader.read { try $0.rows(from: 1, limit: .max, filter: .all) }
        #expect(rows == written.images.last?.rows)
        try reader.close()
        try folder.write("duban.sqlite.new", [1, 2, 3])
        #expect(try await folder.reopen() == .holds(written.images.last!))
        #expect(try SQLiteStore.checkPages(in: folder.path))
        #expect(!FileManager.default.fileExists(atPath: folder.file("duban.sqlite.new")))
    }

    @Test("an upgrade takes in what a killed node of the earlier version had left in its log")
    func upgradeOfKilled() async throws {
        let written = try await WrittenFolder.closed()
        let folder = try old(written.folder)
        let database = try plain(folder)
        try await database.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA journal_mode = WAL")
            try $0.execute(sql: "UPDATE hazard SET sector = 'changed'")
        }
        let killed = try folder.copy()
        let store = try SQLiteStore(folder: killed.path)
        let hazards = try await store.read { try $0.hazards(HazardFilter(), .all) }
        #expect(!hazards.isEmpty && hazards.allSatisfy { $0.sector == "changed" })
        try store.close()
    }

    @Test("a reader in the way of an upgrade is named, and nothing is changed")
    func upgradeBesideReader() async throws {
        let written = try await WrittenFolder.closed()
        let folder = try old(written.folder)
        let database = try plain(folder)
        try await database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        let reader = try SQLiteStore(reading: folder.path)
        _ = try await reader.read { try $0.head() }
        let refusal = try #require(try await folder.reopen().refusal)
        #expect(refusal.code == .busy)
        #expect(refusal.description.contains("another process has \(folder.path)/duban.sqlite open"))
        #expect(try !SQLiteStore.checkPages(in: folder.path))
        try reader.close()
    }

    /// The same data as Duban 0.1.0 would have written them: without room for checksums.
    private func old(_ new: DataFolder) throws -> DataFolder {
        let folder = DataFolder()
        try folder.make()
        let database = try plain(folder)
        try database.inDatabase { database in
            try database.execute(sql: "ATTACH ? AS new", arguments: ["file:\(new.file(DataFolder.database))?mode=ro"])
            let schema = try Row.fetchAll(
                database,
                sql: "SELECT name, type, sql FROM new.sqlite_master WHERE sql NOT NULL ORDER BY rootpage = 0, rowid")
            for row in schema where (row["name"] as String) != "sqlite_sequence" {
                try database.execute(sql: row["sql"])
            }
            for row in schema where (row["type"] as String) == "table" {
                let name: String = row["name"]
                try database.execute(sql: "INSERT INTO main.\(name) SELECT * FROM new.\(name)")
            }
        }
        try database.close()
        return folder
    }
}
