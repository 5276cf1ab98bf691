import Synchronization

/// The in-memory driver: for replays, tests, and history worked out from the log. It forgets all when it goes.
public final class MemoryStore: ReceivingStore {
    let tables = Mutex(MemoryTables())

    public init() {}

    public func commit<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) async throws -> Outcome {
        try await receive { transaction in
            if try transaction.isArriving() { throw StoreError.arriving }
            return try work(transaction)
        }
    }

    public func receive<Outcome: Sendable>(
        _ work: @escaping @Sendable (any ReceivingTransaction) throws -> Outcome
    ) async throws -> Outcome {
        try tables.withLock { tables in
            defer { tables.keep() }
            return try tables.revocably { try work(tables) }
        }
    }

    public func read<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) async throws -> Outcome {
        try tables.withLock { try work($0) }
    }

    public func inspect() async {}

    public func settings() async -> [(name: String, value: String)] {
        [("driver", "memory")]
    }

    public func close() async {}
}
