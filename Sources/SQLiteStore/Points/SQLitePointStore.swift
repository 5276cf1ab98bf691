import GRDB
public import LedgerStore
public import Ledgers
public import Monitoring
public import PointStore

/// The embedded driver of points: the database `points.sqlite` in a node's data folder, beside that of the ledgers, so that
/// a save of thousands of states never delays a commit of the log.
///
/// WAL and `synchronous=FULL`: a save has been fsynced when it returns. Its pages have checksums as the ledgers' have. What is
/// in it can be lost without harm to a ledger, so where it is damaged or not ours it is refused, and the error says
/// what to move away.
public final class SQLitePointStore: PointStore {
    private let pool: DatabasePool
    /// Of the connection that writes.
    private let statements = PreparedStatements()
    private let numbers = PointNumbers()

    /// Opens the points of a data folder, and makes their database where there is none.
    /// - Parameter folder: whose lock this node has: it has opened the ledgers in it (``SQLiteStore``).
    /// - Throws: ``StoreError``: ``StoreError/Code/damaged`` and ``StoreError/Code/tooNew`` name the file that may be moved away.
    public init(folder: String) throws(StoreError) {
        let path = Self.path(in: folder)
        pool = try PointErrors.translated(path) { try Self.open(path) }
    }

    public func save(_ changes: PointChanges) async throws -> [PointState] {
        guard !changes.isEmpty else { return [] }
        try await write { transaction in
            for state in changes.states { try transaction.save(state) }
            try transaction.save(changes.minutes)
            for point in changes.unknown { try transaction.save(point) }
        }
        // Nobody else has the folder.
        return []
    }

    public func states() async throws -> [PointState] {
        try await read { try $0.states() }
    }

    public func unknownPoints() async throws -> [UnknownPoint] {
        try await read { try $0.unknownPoints() }
    }

    public func minutes(of points: [String], in range: Range<Instant>) async throws -> [String: [MinuteAggregate]] {
        try await read { try $0.minutes(of: points, in: range) }
    }

    public func forgetMinutes(before instant: Instant) async throws {
        // Portion by portion, so that a save waits for one at most.
        while try await write({ try $0.forgetSomeMinutes(before: instant) }) {}
    }

    public func close() async throws {
        try PointErrors.translated(pool.path) {
            try pool.writeWithoutTransaction { database in
                statements.removeAll()
                _ = try database.checkpoint(.truncate)
            }
            try pool.close()
        }
    }
}

extension SQLitePointStore {
    /// Not the async forms of GRDB, which roll back when their task is cancelled: a stop must not void what is under way.
    private func write<Outcome: Sendable>(
        _ work: @escaping @Sendable (PointTransaction) throws -> Outcome
    ) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { [pool, statements, numbers] database in
                let transaction = PointTransaction(database, statements, numbers)
                continuation.resume(with: PointErrors.result(pool.path) { try transaction.commit(work) })
            }
        }
    }

    private func read<Outcome: Sendable>(
        _ work: @escaping @Sendable (PointTransaction) throws -> Outcome
    ) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { [pool] database in
                continuation.resume(with: PointErrors.result(pool.path) { try work(PointTransaction(database.get())) })
            }
        }
    }
}
