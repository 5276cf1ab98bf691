import Synchronization

/// Commits that are not durable yet, for a driver on top that decides when they are.
extension MemoryStore {
    /// As ``commit(_:)``, but what it did can still be undone, by ``revoke()``, until ``keep()``.
    package func revocably<Outcome: Sendable>(
        _ work: @Sendable (any LedgerTransaction) throws -> Outcome
    ) throws -> Outcome {
        try tables.withLock { tables in
            try tables.revocably { try work(tables) }
        }
    }

    /// Every commit so far stays.
    package func keep() {
        tables.withLock { $0.keep() }
    }

    /// Undoes the commits since the last ``keep()``, newest first.
    package func revoke() {
        tables.withLock { $0.revoke() }
    }

    /// As ``read(_:)``, at once.
    package func inspect<Outcome: Sendable>(_ work: (any LedgerReader) throws -> Outcome) rethrows -> Outcome {
        try tables.withLock { try work($0) }
    }
}
