import GRDB
public import LedgerStore

/// The embedded driver: one SQLite database in a data folder, for one node.
///
/// WAL and `synchronous=FULL`: a commit has been fsynced when it returns. The node holds the folder's lock; command-line
/// tools may read beside it.
public final class SQLiteStore: LedgerStore {
    private let pool: DatabasePool
    /// Held for as long as the store lives; nil for a reader.
    private let lock: FolderLock?

    /// Opens the database of a data folder, and makes both where there is none.
    /// - Throws: ``StoreError``: another node has the folder, or a newer version of Duban wrote it.
    public init(folder: String) throws(StoreError) {
        lock = try FolderLock(folder: folder)
        pool = try SQLiteErrors.translated { try Self.open(folder, readOnly: false) }
        try migrate()
    }

    /// Opens the database of a data folder for looking only, also beside a running node.
    public init(reading folder: String) throws(StoreError) {
        lock = nil
        guard Self.exists(in: folder) else {
            throw StoreError(
                .unreachable, "\(folder) holds no ledgers (no \(Self.fileName)); give the node's data folder")
        }
        pool = try SQLiteErrors.translated { try Self.open(folder, readOnly: true) }
        try refuseNewerSchema()
    }

    public func commit<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) async throws -> Outcome {
        // Not the async form of GRDB, which rolls back when its task is cancelled: a stop must not void what is under way.
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { database in
                continuation.resume(with: SQLiteErrors.result { try Self.commit(work, in: database) })
            }
        }
    }

    private static func commit<Outcome>(
        _ work: (any LedgerTransaction) throws -> Outcome, in database: Database
    ) throws -> Outcome {
        var outcome: Outcome?
        try database.inTransaction(.immediate) {
            outcome = try work(SQLiteTransaction(database))
            return .commit
        }
        guard let outcome else { throw StoreError(.failed, "the transaction ended without an outcome") }
        return outcome
    }

    public func read<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { database in
                continuation.resume(with: SQLiteErrors.result { try work(SQLiteTransaction(database.get())) })
            }
        }
    }

    public func close() throws {
        // All in one file: who copies the database of a stopped node has everything.
        try SQLiteErrors.translated {
            if lock != nil { try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
            try pool.close()
        }
    }

    public func settings() async throws -> [(name: String, value: String)] {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { database in
                continuation.resume(with: SQLiteErrors.result { try Self.settings(of: database) })
            }
        }
    }

    private static func settings(of database: Database) throws -> [(name: String, value: String)] {
        let names = ["journal_mode", "synchronous", "wal_autocheckpoint", "busy_timeout", "page_size"]
        let values = try names.map { name in
            (name: name, value: try String.fetchOne(database, sql: "PRAGMA \(name)") ?? "")
        }
        return [("driver", "sqlite"), ("version", try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "")]
            + values.map { $0.name == "synchronous" && $0.value == "2" ? ($0.name, "FULL") : $0 }
    }
}

extension SQLiteStore {
    private func migrate() throws(StoreError) {
        try refuseNewerSchema()
        try SQLiteErrors.translated { try SQLiteSchema.migrator.migrate(pool) }
    }

    private func refuseNewerSchema() throws(StoreError) {
        let isNewer = try SQLiteErrors.translated { try pool.read(SQLiteSchema.migrator.hasBeenSuperseded) }
        if isNewer { throw StoreError(.tooNew, "the data were written by a newer version of Duban; run that one") }
    }
}
