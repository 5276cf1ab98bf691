import LedgerStore

/// The in-memory driver on a simulated disk.
final class MemoryDiskTables: Tables {
    private let store = MemoryStore()

    func open() {}
    func close() {}

    func revocably<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) throws -> Outcome {
        try store.revocably(work)
    }

    func keep() { store.keep() }
    func revoke() { store.revoke() }

    func fail(isCarriedOut: Bool) -> StoreError? {
        if isCarriedOut { keep() } else { revoke() }
        return StoreError(.failed, "the disk failed to make a commit durable")
    }

    func read<Outcome: Sendable>(_ work: @escaping @Sendable (any LedgerReader) throws -> Outcome) throws -> Outcome {
        try store.inspect(work)
    }

    func inspect<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) throws -> Outcome {
        try store.inspect(work)
    }
}
