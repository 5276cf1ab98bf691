public import EventJSON
public import LedgerStore
public import Ledgers

/// The figures at a glance, as they are now.
public struct Overview: Sendable {
    /// Hazards with a deadline before this date are overdue while open.
    public var date: LocalDate
    public var hazards: [HazardCount]
    public var entries: [EntryCount]
    public var escalations: [EscalationCount]
    /// Who is on the watch list; nil for who does not see all of it.
    public var watched: Int?
    private let catalog: LedgerCatalog

    public init(date: LocalDate, of store: any LedgerReader, catalog: LedgerCatalog) throws {
        self.date = date
        self.catalog = catalog
        hazards = try store.hazardCounts(dueBefore: date)
        entries = try store.entryCounts()
        escalations = try store.escalationCounts()
        watched = try store.watchlist().count
    }

    public var json: JSONValue {
        [
            "date": .string(date.iso8601), "found": JSONValue(count { _ in true }),
            "open": JSONValue(count { $0.state == .open }), "rectified": JSONValue(count { $0.state == .rectified }),
            "closed": JSONValue(count { $0.state == .closed }),
            "openMajor": JSONValue(count { $0.state == .open && $0.level == .major }),
            "overdue": JSONValue(overdue { _ in true }), "overdueMajor": JSONValue(overdue { $0.level == .major }),
            "ledgers": Self.ledgers(entries, catalog: catalog), "escalations": .array(escalations.map(\.json)),
            "watched": JSONValue(watched),
        ]
    }

    /// Each ledger of the catalog with its entries by status.
    public static func ledgers(_ counts: [EntryCount], catalog: LedgerCatalog) -> JSONValue {
        .array(
            catalog.ledgers.map { ledger in
                let members = LedgerEntry.Status.allCases.map { status in
                    let count = counts.first { $0.ledger == ledger.code && $0.status == status }?.count ?? 0
                    return JSONMember(status.rawValue, JSONValue(count))
                }
                return .object(
                    [JSONMember("code", .string(ledger.code)), JSONMember("title", .string(ledger.title))] + members)
            })
    }

    private func count(_ applies: (HazardCount) -> Bool) -> Int {
        hazards.filter(applies).reduce(0) { $0 + $1.count }
    }

    private func overdue(_ applies: (HazardCount) -> Bool) -> Int {
        hazards.filter { $0.state == .open && applies($0) }.reduce(0) { $0 + $1.overdue }
    }
}

extension EscalationCount {
    fileprivate var json: JSONValue {
        ["stage": .string(stage), "status": .string(status.rawValue), "count": JSONValue(count)]
    }
}
