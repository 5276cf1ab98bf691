/// A store that another one's log can be moved into.
///
/// While a log is arriving it is not whole: what a node added to it would be a second log beside the one that is moved. So
/// a node neither starts there nor commits, and ``receive(_:)`` alone writes.
public protocol ReceivingStore: LedgerStore {
    /// As ``LedgerStore/commit(_:)``, also while a log is arriving. That one refuses then, with ``StoreError/arriving``.
    func receive<Outcome: Sendable>(
        _ work: @escaping @Sendable (any ReceivingTransaction) throws -> Outcome
    ) async throws -> Outcome
}
