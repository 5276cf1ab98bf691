import GRDB
public import LedgerStore

/// The embedded driver: one SQLite database in a data folder, for one node.
///
/// WAL and `synchronous=FULL`: a commit has been fsynced when it returns. The node holds the folder's lock; command-line
/// tools may read beside it.
public final class SQLiteStore: LedgerStore {
    /// Of the data folder.
    let path: String
    let pool: DatabasePool
    /// Of the connection that writes.
    private let statements = PreparedStatements()
    /// Held for as long as the store lives; nil for a reader.
    private let folder: DataFolder?
    /// Of the folder, held by who moves the log elsewhere; a node's is its ``folder``'s.
    private let lock: FolderLock?

    /// Opens the database of a data folder, and makes both where there is none.
    /// - Throws: ``StoreError``: another node has the folder, a newer version of Duban wrote it, the log in it is not the
    ///   one that the node has answered for, or was moved elsewhere.
    public init(folder path: String) throws(StoreError) {
        let lock = try FolderLock(folder: path)
        try MovedMark.refuse(in: path)
        try Self.checkPagesIfDue(in: path)
        try Self.compareWitness(in: path)
        let pool = try SQLiteErrors.translated { try Self.open(path, readOnly: false) }
        try Self.migrate(pool)
        folder = try SQLiteErrors.translated { try Self.takeOver(path, pool, lock) }
        self.pool = pool
        self.path = path
        self.lock = nil
    }

    /// Opens the database of a data folder for looking only, also beside a running node.
    /// - Throws: ``StoreError``, also where the log does not reach to where the node has answered for.
    public convenience init(reading folder: String) throws(StoreError) {
        try self.init(folder) {
            try Self.compareWitness(in: folder)
            return try Self.open(folder, readOnly: true)
        }
    }

    init(_ folder: String, lock: FolderLock? = nil, reading open: () throws -> DatabasePool) throws(StoreError) {
        self.folder = nil
        self.lock = lock
        path = folder
        guard Self.exists(in: folder) else {
            throw StoreError(
                .unreachable, "\(folder) holds no ledgers (no \(Self.fileName)); give the node's data folder")
        }
        pool = try SQLiteErrors.translated(open)
        try Self.refuseOtherSchema(pool)
    }

    public func commit<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) async throws -> Outcome {
        // Not the async form of GRDB, which rolls back when its task is cancelled: a stop must not void what is under way.
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { [statements, folder] database in
                continuation.resume(
                    with: SQLiteErrors.result { try Self.commit(work, in: database, statements, folder) })
            }
        }
    }

    private static func commit<Outcome>(
        _ work: (any LedgerTransaction) throws -> Outcome, in database: Database, _ statements: PreparedStatements,
        _ folder: DataFolder?
    ) throws -> Outcome {
        var outcome: Outcome?
        let transaction = SQLiteTransaction(database, statements)
        try database.inTransaction(.immediate) {
            outcome = try work(transaction)
            try transaction.writePositions()
            return .commit
        }
        try folder?.committed(transaction.newest)
        guard let outcome else { throw StoreError(.failed, "the transaction ended without an outcome") }
        return outcome
    }

    public func read<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) async throws -> Outcome {
        try await readDatabase { try work(SQLiteTransaction($0)) }
    }

    func readDatabase<Outcome: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Outcome
    ) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { database in
                continuation.resume(with: SQLiteErrors.result { try work(database.get()) })
            }
        }
    }

    public func close() throws {
        // All in one file: who copies the database of a stopped node has everything.
        try SQLiteErrors.translated {
            try pool.writeWithoutTransaction { database in
                statements.removeAll()
                if folder != nil { _ = try database.checkpoint(.truncate) }
            }
            try pool.close()
        }
        if folder != nil { CloseMark(of: path)?.leave(in: path) }
    }

    public func settings() async throws -> [(name: String, value: String)] {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { database in
                continuation.resume(with: SQLiteErrors.result { try Self.settings(of: database) })
            }
        }
    }

    private static func settings(of database: Database) throws -> [(name: String, value: String)] {
        var settings = [(name: "driver", value: "sqlite")]
        settings.append(("version", try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? ""))
        for name in ["journal_mode", "synchronous", "busy_timeout", "page_size"] {
            settings.append((name, try String.fetchOne(database, sql: "PRAGMA \(name)") ?? ""))
        }
        settings.append(("checkpoint_pages", String(checkpointPages)))
        settings.append(("page_checksums", "on"))
        return settings.map { $0.name == "synchronous" && $0.value == "2" ? ($0.name, "FULL") : $0 }
    }
}

extension SQLiteStore {
    private static func migrate(_ pool: DatabasePool) throws(StoreError) {
        try refuseNewerSchema(pool)
        try SQLiteErrors.translated { try SQLiteSchema.migrator.migrate(pool) }
    }

    private static func refuseNewerSchema(_ pool: DatabasePool) throws(StoreError) {
        let isNewer = try SQLiteErrors.translated { try pool.read(SQLiteSchema.migrator.hasBeenSuperseded) }
        if isNewer { throw StoreError(.tooNew, "the data were written by a newer version of Duban; run that one") }
    }

    /// A reader can't bring the data forward.
    private static func refuseOtherSchema(_ pool: DatabasePool) throws(StoreError) {
        try refuseNewerSchema(pool)
        let isOlder = try SQLiteErrors.translated { try !pool.read(SQLiteSchema.migrator.hasCompletedMigrations) }
        guard !isOlder else {
            throw StoreError(
                .unreachable, "the data were written by an older version of Duban; start a node on them once")
        }
    }

    private static func takeOver(_ path: String, _ pool: DatabasePool, _ lock: FolderLock) throws -> DataFolder {
        let head = try pool.write { try SQLiteTransaction($0).head() }
        return try DataFolder(path, lock: lock, newest: head)
    }
}
