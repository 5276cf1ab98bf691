/// The writing transaction of a ``ReceivingStore``.
public protocol ReceivingTransaction: LedgerTransaction {
    /// Whether a log is being moved here, and is not whole yet.
    func isArriving() throws -> Bool
    /// Says so, or that the log is whole. It holds with the rest of the transaction.
    func setArriving(_ isArriving: Bool) throws
}
