public import EventJSON
import Ledgers

extension DailyReport {
    /// The form of the protocol. Of a period of several days it names the first and the last, and of one that ends at an hour
    /// the hour.
    public var json: JSONValue {
        .object(
            period.members + [
                JSONMember("unresolved", .array(unresolved.map { .string($0.number) })),
                JSONMember(
                    "resolved",
                    .array(resolved.map { ["hazard": .string($0.hazard.number), "red": .bool($0.isRed)] })),
                JSONMember("statistics", .object(statistics.map { JSONMember($0.sector, $0.json) })),
            ])
    }

    /// A day of a longer report: its figures alone.
    public var dayJSON: JSONValue {
        guard case .object(let figures) = total.json else { return .null }
        return .object([JSONMember("date", .string(period.last.iso8601))] + figures)
    }
}

extension ReportPeriod {
    fileprivate var members: [JSONMember] {
        let dates =
            first == last
            ? [JSONMember("date", .string(last.iso8601))]
            : [JSONMember("from", .string(first.iso8601)), JSONMember("to", .string(last.iso8601))]
        return dates + (closing.map { [JSONMember("closing", .string($0.description))] } ?? [])
    }
}

extension SectorStatistics {
    public var json: JSONValue {
        [
            "found": JSONValue(found), "closed": JSONValue(closed), "unresolved": JSONValue(unresolved),
            "overdue": JSONValue(overdue), "majorFound": JSONValue(majorFound), "majorClosed": JSONValue(majorClosed),
            "majorUnresolved": JSONValue(majorUnresolved), "overdueMajor": JSONValue(overdueMajor),
        ]
    }
}
