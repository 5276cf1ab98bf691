import LedgerStore

/// What a disk has on it: a store whose commits can be taken back until they are kept.
protocol Tables: AnyObject, Sendable {
    /// A node begins to use it.
    func open() throws

    /// The node is gone.
    func close()

    /// Applies `work`, which nobody else sees yet.
    func revocably<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome
    ) throws -> Outcome

    /// Makes durable what was applied.
    func keep() throws

    /// Takes back what was applied.
    func revoke()

    /// Tries to make durable what was applied, and fails.
    /// - Parameter isCarriedOut: whether it is durable all the same.
    /// - Returns: what the node hears; nil where it hears of no failure.
    func fail(isCarriedOut: Bool) -> StoreError?

    /// As the node reads.
    func read<Outcome: Sendable>(_ work: @escaping @Sendable (any LedgerReader) throws -> Outcome) throws -> Outcome

    /// Looks past the node.
    func inspect<Outcome: Sendable>(_ work: @escaping @Sendable (any LedgerReader) throws -> Outcome) throws -> Outcome
}
