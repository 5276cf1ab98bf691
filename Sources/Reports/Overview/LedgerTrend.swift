import EventJSON
public import LedgerStore
public import Ledgers

/// What each ledger got and closed on each of the last seven days, by the events' own time.
public struct LedgerTrend: Sendable {
    public struct Day: Hashable, Sendable {
        public var date: LocalDate
        public var opened = 0
        public var closed = 0
    }

    private let dates: [LocalDate]
    private var known: [String: [LocalDate: Day]] = [:]

    /// - Parameter last: the seventh day.
    public init(upTo last: LocalDate, zone: Zone, of store: any LedgerReader) throws {
        dates = (0..<7).map { last + ($0 - 6) }
        let span = zone.firstInstant(of: last + -6)..<zone.firstInstant(of: last + 1)
        for flow in try store.entryFlow(over: span) {
            let date = zone.date(of: flow.quarter)
            var day = known[flow.ledger]?[date] ?? Day(date: date)
            day.opened += flow.opened
            day.closed += flow.closed
            known[flow.ledger, default: [:]][date] = day
        }
    }

    /// Seven days, the oldest first.
    public func days(of ledger: String) -> [Day] {
        dates.map { known[ledger]?[$0] ?? Day(date: $0) }
    }
}

extension LedgerTrend.Day {
    var json: JSONValue {
        ["date": .string(date.iso8601), "opened": JSONValue(opened), "closed": JSONValue(closed)]
    }
}
