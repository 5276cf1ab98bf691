import LedgerStore

/// A real database in place of a simulated disk. The simulation's thread stands still for each of its answers, so that the
/// course of things is still the seed's.
///
/// A crash of the node that comes while its transaction is open takes it back, or finds COMMIT on its way. A failed fsync is one
/// whose answer is lost.
final class DatabaseTables: Tables, @unchecked Sendable {  // Safe: used on its world's one thread.
    private let database: any SimulationDatabase
    private let auditor: any LedgerStore
    /// The node's own connections.
    private var node: (any LedgerStore)?
    private var transaction = OpenTransaction()

    init(_ database: any SimulationDatabase) throws {
        self.database = database
        auditor = try Self.open(database)
    }

    private static func open(_ database: any SimulationDatabase) throws -> any LedgerStore {
        try Handover.outside { await Result { try await database.open() } }.get()
    }

    func open() throws {
        node = try Self.open(database)
    }

    func close() {
        guard let node else { return }
        self.node = nil
        Handover.outside { try? await node.close() }
    }

    func revocably<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) throws -> Outcome {
        transaction = OpenTransaction()
        return try transaction.run(work, on: try nodesOwn)
    }

    func keep() throws { try transaction.keep() }
    func revoke() { transaction.revoke() }

    func fail(isCarriedOut: Bool) -> StoreError? {
        database.loseNextAnswer(isCarriedOut: isCarriedOut)
        do { try keep() } catch { return error as? StoreError }
        return nil
    }

    func read<Outcome: Sendable>(_ work: @escaping @Sendable (any LedgerReader) throws -> Outcome) throws -> Outcome {
        try Self.read(nodesOwn, work)
    }

    private var nodesOwn: any LedgerStore {
        get throws {
            guard let node else { throw Cut() }
            return node
        }
    }

    func inspect<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) throws -> Outcome {
        try Self.read(auditor, work)
    }

    private static func read<Outcome: Sendable>(
        _ store: any LedgerStore, _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) throws -> Outcome {
        try Handover.outside { await Result { try await store.read(work) } }.get()
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
