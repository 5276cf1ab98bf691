extension MemoryStore {
    /// Runs `work` on tables of its own that are thrown away afterwards.
    public static func scratch<Outcome>(_ work: (any LedgerTransaction) throws -> Outcome) rethrows -> Outcome {
        try work(MemoryTables())
    }
}
