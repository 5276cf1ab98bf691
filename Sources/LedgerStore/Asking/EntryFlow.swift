public import Ledgers

/// How many entries a ledger got, and how many it closed, within a quarter of an hour: of such are the days of every zone.
public struct EntryFlow: Hashable, Sendable {
    public var ledger: String
    /// When the quarter begins.
    public var quarter: Instant
    /// Entries whose opening lies in it.
    public var opened: Int
    /// Entries that are closed or withdrawn, and were so in it.
    public var closed: Int

    /// In milliseconds.
    public static let length: Int64 = 900_000

    public init(ledger: String, quarter: Instant, opened: Int, closed: Int) {
        self.ledger = ledger
        self.quarter = quarter
        self.opened = opened
        self.closed = closed
    }

    /// Of entries of one ledger that are at hand.
    public static func flow(of entries: some Sequence<LedgerEntry>, in ledger: String, over span: Range<Instant>)
        -> [EntryFlow]
    {
        var flow: [Int64: EntryFlow] = [:]
        func count(_ instant: Instant?, _ column: WritableKeyPath<EntryFlow, Int>) {
            guard let instant, span.contains(instant) else { return }
            let number = instant.milliseconds / length
            let quarter = EntryFlow(
                ledger: ledger, quarter: Instant(milliseconds: number * length), opened: 0, closed: 0)
            flow[number, default: quarter][keyPath: column] += 1
        }
        for entry in entries {
            count(entry.openedAt, \.opened)
            count(entry.closedAt, \.closed)
        }
        return flow.values.sorted { $0.quarter < $1.quarter }
    }
}
