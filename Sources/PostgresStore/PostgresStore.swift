public import LedgerStore
import Synchronization

/// The driver for PostgreSQL: one log and its ledgers in one schema of a database, for any number of nodes.
///
/// A commit is durable when it returns: `synchronous_commit` is at least `on` in every session, so the server has fsynced,
/// and the standbys of `synchronous_standby_names` have confirmed. Every writer locks the head row first (position, hash), so
/// the log has no gaps and is one chain, and no reader finds a row behind one that it has read.
public final class PostgresStore: LedgerStore {
    let access: ServerAccess
    let writer: Lane
    let readers: ReaderPool
    /// Reads what the tail tells of.
    private let follower: Lane
    /// Holds the duty for as long as it is connected.
    private let duty: Lane
    private let listeners = Mutex<[LogListener]>([])

    /// Connects, and brings the tables of the schema to this version.
    /// - Throws: ``StoreError``: nobody answers, a newer version has written the tables, the log has another end than the
    ///   head row says, or it is being moved here and not whole yet.
    public static func open(_ address: PostgresAddress) async throws -> PostgresStore {
        try await open(ServerAccess(address))
    }

    static func open(_ access: ServerAccess) async throws -> PostgresStore {
        try await open(access) { store in
            try await store.writer.run(.writing, PostgresSchema.migrate)
            try await store.readers.run { try PostgresTransaction(reading: $0).requireArrived() }
        }
    }

    /// Connects for looking only, also beside running nodes.
    /// - Throws: ``StoreError``, also where the tables are of an older version, or the log is not whole yet.
    public static func open(reading address: PostgresAddress) async throws -> PostgresStore {
        try await open(ServerAccess(address)) { store in
            try await store.readers.run { connection in
                try PostgresSchema.requireCurrent(connection)
                try PostgresTransaction(reading: connection).requireArrived()
            }
        }
    }

    /// Connects for moving another store's log here, and brings the tables of the schema to this version.
    /// - Throws: ``StoreError``
    public static func open(receiving address: PostgresAddress) async throws -> PostgresStore {
        try await open(ServerAccess(address)) { try await $0.writer.run(.writing, PostgresSchema.migrate) }
    }

    private static func open(
        _ access: ServerAccess, _ prepare: (PostgresStore) async throws -> Void
    ) async throws -> PostgresStore {
        let store = PostgresStore(access)
        do {
            try await prepare(store)
            try await store.readers.run { try PostgresTransaction(reading: $0).requireWholeHead() }
        } catch {
            await store.close()
            throw error
        }
        return store
    }

    private init(_ access: ServerAccess) {
        self.access = access
        writer = Lane(access, name: "duban-writer")
        readers = ReaderPool(access)
        follower = Lane(access, name: "duban-follower", confirms: true)
        duty = Lane(access, name: "duban-duty")
    }

    /// - Throws: what `work` throws, or ``StoreError``. One that is lost while it commits may have been carried out all the
    ///   same: the error is retriable, and the retry of an event is recognised by its source and id.
    public func commit<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) async throws -> Outcome {
        try await writer.run(.writing) { connection in
            let transaction = try PostgresTransaction(writing: connection)
            let outcome = try work(transaction)
            try transaction.finish()
            return outcome
        }
    }

    public func read<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) async throws -> Outcome {
        try await readers.run { try work(PostgresTransaction(reading: $0)) }
    }

    public func readDurable<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) async throws -> Outcome {
        try await follower.run(.reading) { try work(PostgresTransaction(reading: $0)) }
    }

    public func growth() -> AsyncStream<Void> {
        let listener = LogListener(access)
        listeners.withLock { $0.append(listener) }
        return listener.stream()
    }

    public func holdsDuty() async -> Bool {
        // A writing transaction, though it writes nothing: a reading one takes back what it has set.
        (try? await duty.run(.writing) { try Duty.take($0) }) ?? false
    }

    public func close() async {
        for listener in listeners.withLock(\.self) { listener.end() }
        await writer.close()
        await readers.close()
        await follower.close()
        await duty.close()
    }
}
