public import Ledgers

/// How many entries of one status a ledger has.
public struct EntryCount: Hashable, Sendable {
    public var ledger: String
    public var status: LedgerEntry.Status
    public var count: Int

    public init(ledger: String, status: LedgerEntry.Status, count: Int) {
        self.ledger = ledger
        self.status = status
        self.count = count
    }
}
