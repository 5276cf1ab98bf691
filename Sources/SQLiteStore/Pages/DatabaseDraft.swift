import CSQLitePages
import Foundation
import GRDB
import Glibc
import LedgerStore

/// A database in the making, beside the place where it is to be: it appears there whole, with room for its checksums, or
/// not at all. An empty or short file is therefore never taken for a new database.
struct DatabaseDraft {
    private let path: String
    private var draft: String { path + ".new" }

    init(for path: String) { self.path = path }

    /// Makes a new database.
    func create() throws { try make {} }

    /// Makes a checked database of one that has no checksums. Whatever happens meanwhile leaves the old one or the new one.
    func upgrade() throws { try make { try copy(from: path, to: draft) } }

    /// Makes a database anew whose pages do not match their checksums.
    func seal() throws {
        try make {
            try copy(from: SQLiteStore.uncheckedURI(path), to: SQLiteStore.checkedURI(draft))
        }
    }

    private func make(_ fill: () throws -> Void) throws {
        try removeLeftovers()
        do {
            try fill()
            try useWAL()
            try publish()
        } catch {
            // On a full disk it would be in the way.
            try? removeLeftovers()
            throw error
        }
    }

    private func removeLeftovers() throws {
        for file in ["", "-journal", "-wal", "-shm"].map({ draft + $0 })
        where FileManager.default.fileExists(atPath: file) {
            try FileManager.default.removeItem(atPath: file)
        }
    }

    private func copy(from path: String, to draft: String) throws {
        let old = try DatabaseQueue(path: path, configuration: Self.configuration)
        try old.writeWithoutTransaction { database in
            guard try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") == "ok" else {
                throw StoreError(.failed, "the database \(path) is damaged; restore a backup")
            }
            try endLog(of: database)
            try database.execute(sql: "VACUUM INTO ?", arguments: [draft])
        }
        try old.close()
    }

    /// A log that stays would be taken for the new database's.
    private func endLog(of database: Database) throws {
        let inUse = StoreError(
            .busy, "another process has \(path) open, which is to be upgraded; end it, and start again")
        do {
            guard try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE") == "delete" else { throw inUse }
        } catch DatabaseError.SQLITE_BUSY {
            throw inUse
        }
    }

    private func useWAL() throws {
        let database = try DatabaseQueue(path: draft, configuration: Self.configuration)
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try database.close()
    }

    private func publish() throws {
        try Disk.sync(draft)
        guard rename(draft, path) == 0 else {
            throw StoreError(.failed, "\(path) can't be written; check the permissions of its folder")
        }
        try Disk.sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            guard let connection = database.sqliteConnection, pages_reserve(connection) == 0 else {
                throw StoreError(.failed, "this SQLite leaves no room for checksums; it must be 3.32 or later")
            }
        }
        return configuration
    }
}
