/// One entry of a ledger: a hazard, measure or incident, keyed by its number.
public struct LedgerEntry: Hashable, Sendable, Codable {
    public enum Status: String, Sendable, Codable, CaseIterable {
        case open, closed, withdrawn
    }

    /// The ledger's code.
    public var ledger: String
    public var subject: String
    public var status: Status
    /// The `time` of the event that opened it first; it survives reopening.
    public var openedAt: Instant
    public var closedAt: Instant?

    public init(ledger: String, subject: String, status: Status, openedAt: Instant, closedAt: Instant? = nil) {
        self.ledger = ledger
        self.subject = subject
        self.status = status
        self.openedAt = openedAt
        self.closedAt = closedAt
    }

    public static func opened(_ ledger: String, subject: String, at time: Instant) -> LedgerEntry {
        LedgerEntry(ledger: ledger, subject: subject, status: .open, openedAt: time)
    }

    public func ended(_ status: Status, at time: Instant) -> LedgerEntry {
        LedgerEntry(ledger: ledger, subject: subject, status: status, openedAt: openedAt, closedAt: time)
    }

    public func reopened() -> LedgerEntry {
        LedgerEntry(ledger: ledger, subject: subject, status: .open, openedAt: openedAt)
    }
}
