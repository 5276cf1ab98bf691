public import EventJSON
import Ledgers

extension DailyReport {
    /// The form of the protocol.
    public var json: JSONValue {
        [
            "date": .string(date.iso8601),
            "unresolved": .array(unresolved.map { .string($0.number) }),
            "resolved": .array(resolved.map { ["hazard": .string($0.hazard.number), "red": .bool($0.isRed)] }),
            "statistics": .object(statistics.map { JSONMember($0.sector, $0.json) }),
        ]
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
