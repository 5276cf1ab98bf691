extension MemoryStore {
    /// Runs `work` on tables of its own that are thrown away afterwards.
    /// - Parameter keepsLog: false for folding a log of any length: rows are numbered and hashed, but only the events that
    ///   were ever parked are kept, for ``LedgerTransaction/loggedEvent(source:id:)`` and ``LedgerReader/rows``.
    public static func scratch<Outcome>(
        keepsLog: Bool = true, _ work: (any LedgerTransaction) throws -> Outcome
    ) rethrows -> Outcome {
        try work(MemoryTables(keepsLog: keepsLog, undoes: false))
    }
}
