/// A driver: where the log and the ledgers are kept.
///
/// There is one way to change anything, and what it changed is durable when it returns.
public protocol LedgerStore: Sendable {
    /// Runs `work` as the one writing transaction. All that it did becomes durable, or nothing of it.
    ///
    /// Writers take turns: the log has no gaps, and a reader never finds a row that an earlier read has skipped.
    /// - Throws: what `work` throws, or ``StoreError``; nothing was changed then, unless ``StoreError/Code/unreachable`` says
    ///   that this is not known.
    func commit<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) async throws -> Outcome

    /// Runs `work` on one consistent state, which no commit changes meanwhile.
    func read<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) async throws -> Outcome

    /// As ``read(_:)``, of what is as durable as a commit that has returned: who tells others of it need never take it back.
    func readDurable<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) async throws -> Outcome

    /// Looks at everything that is stored for damage that reading the log and the state does not show.
    /// - Throws: ``StoreError/Code/failed``, which names the first fault.
    func inspect() async throws

    /// What the driver is and how it is set, for `status`: names and values in effect.
    func settings() async throws -> [(name: String, value: String)]

    /// Tells each time that somebody else may have added to the log: another node on the same database. It tells once at
    /// first, may tell too often, and is never silent for more than a second while the database can be reached. Ends at
    /// once where nobody else can add, and with the store.
    func growth() -> AsyncStream<Void>

    /// Whether what is to be done once outside of the store, such as sending messages, is for this process to do: of several
    /// nodes on one database for one at a time. Asked again before each time; false too where that is not known.
    func holdsDuty() async -> Bool

    /// Gives everything back. No call follows.
    func close() async throws
}

extension LedgerStore {
    /// Where there is one copy of the data, whatever can be read is durable.
    public func readDurable<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerReader) throws -> Outcome
    ) async throws -> Outcome {
        try await read(work)
    }

    /// Nobody else has the log.
    public func holdsDuty() async -> Bool { true }

    /// Nobody else adds to the log.
    public func growth() -> AsyncStream<Void> {
        AsyncStream { $0.finish() }
    }
}
