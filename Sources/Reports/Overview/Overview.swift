public import EventJSON
public import LedgerStore
public import Ledgers

/// The figures at a glance, as they are now: what the page, the reports and the metrics tell is read here.
public struct Overview: Sendable {
    /// Hazards with a deadline before this date are overdue while open.
    public var date: LocalDate
    public var hazards: [HazardTally]
    public var entries: [EntryCount]
    /// What the ledgers got and closed on the seven days up to the date.
    public var trend: LedgerTrend
    public var escalations: [EscalationCount]
    /// Open hazards past their deadline: major ones first, the oldest deadline first.
    public var oldestOverdue: [Hazard]
    public var incidents: IncidentCounts
    /// Who is on the watch list; nil for who does not see all of it.
    public var watched: Int?
    /// Refused events; nil for who does not see all of them.
    public var deadLetters: Int?
    private let catalog: LedgerCatalog

    /// Hazards of ``oldestOverdue`` at most.
    private static let longestList = 10

    public init(date: LocalDate, zone: Zone, of store: any LedgerReader, catalog: LedgerCatalog) throws {
        self.date = date
        self.catalog = catalog
        hazards = try store.hazardTallies(dueBefore: date)
        entries = try store.entryCounts()
        trend = try LedgerTrend(upTo: date, zone: zone, of: store)
        escalations = try store.escalationCounts()
        oldestOverdue = try Self.oldestOverdue(on: date, in: store)
        incidents = try store.incidentCounts()
        watched = try store.watchlist().count
        deadLetters = try store.counts().deadLetters
    }

    private static func oldestOverdue(on date: LocalDate, in store: any LedgerReader) throws -> [Hazard] {
        var filter = HazardFilter()
        filter.overdueOn = date
        var found: [Hazard] = []
        for level in [HazardLevel.major, .general] where found.count < longestList {
            filter.level = level
            found += try store.hazards(filter, by: .deadline, Page(limit: longestList - found.count))
        }
        return found
    }

    public var json: JSONValue {
        [
            "date": .string(date.iso8601), "found": JSONValue(count { _ in true }),
            "open": JSONValue(count { $0.state == .open }), "rectified": JSONValue(count { $0.state == .rectified }),
            "closed": JSONValue(count { $0.state == .closed }),
            "withdrawn": JSONValue(count { $0.state == .withdrawn }),
            "states": .array(states),
            "openMajor": JSONValue(count { $0.state == .open && $0.level == .major }),
            "overdue": JSONValue(overdue { _ in true }), "overdueMajor": JSONValue(overdue { $0.level == .major }),
            "overdueMajorByCounty": .array(overdueMajor(by: "area", \.county)),
            "overdueMajorBySector": .array(overdueMajor(by: "sector", \.sector)),
            "oldestOverdue": .array(oldestOverdue.map(json)), "riskColours": riskColours,
            "ledgers": Self.ledgers(entries, trend: trend, catalog: catalog),
            "escalations": .array(escalations.map(\.json)), "incidents": JSONValue(incidents.all),
            "lateIncidents": JSONValue(incidents.late), "watched": JSONValue(watched),
            "deadLetters": JSONValue(deadLetters),
        ]
    }

    /// Each ledger of the catalog with its entries by status.
    /// - Parameter trend: what it got and closed day by day; nil to leave that out.
    public static func ledgers(_ counts: [EntryCount], trend: LedgerTrend? = nil, catalog: LedgerCatalog) -> JSONValue {
        .array(
            catalog.ledgers.map { ledger in
                let members = LedgerEntry.Status.allCases.map { status in
                    let count = counts.first { $0.ledger == ledger.code && $0.status == status }?.count ?? 0
                    return JSONMember(status.rawValue, JSONValue(count))
                }
                let days = trend.map { [JSONMember("trend", .array($0.days(of: ledger.code).map(\.json)))] } ?? []
                return .object(
                    [JSONMember("code", .string(ledger.code)), JSONMember("title", .string(ledger.title))] + members
                        + days)
            })
    }
}

extension Overview {
    private func count(_ applies: (HazardTally) -> Bool) -> Int {
        hazards.filter(applies).reduce(0) { $0 + $1.count }
    }

    /// Of each state and level, also where there are none.
    private var states: [JSONValue] {
        Hazard.State.allCases.flatMap { state in
            HazardLevel.allCases.map { level in
                [
                    "state": .string(state.rawValue), "level": .string(level.rawValue),
                    "count": JSONValue(count { $0.state == state && $0.level == level }),
                ]
            }
        }
    }

    private func overdue(_ applies: (HazardTally) -> Bool) -> Int {
        hazards.filter { $0.state == .open && applies($0) }.reduce(0) { $0 + $1.overdue }
    }

    /// The largest first; of equal ones in code-point order.
    private func overdueMajor(by name: String, _ key: (HazardTally) -> String) -> [JSONValue] {
        let some = hazards.filter { $0.state == .open && $0.level == .major && $0.overdue > 0 }
        return Dictionary(grouping: some, by: key)
            .map { (key: $0, count: $1.reduce(0) { $0 + $1.overdue }) }
            .sorted { $0.count == $1.count ? $0.key.precedesExactly($1.key) : $0.count > $1.count }
            .map { [name: .string($0.key), "count": JSONValue($0.count)] }
    }

    /// Of hazards that are open or rectified.
    private var riskColours: JSONValue {
        let names = RiskColour.allCases.map { ($0.rawValue, Optional($0)) } + [("none", nil)]
        return .object(
            names.map { name, colour in
                let unresolved = count { ($0.state == .open || $0.state == .rectified) && $0.riskColour == colour }
                return JSONMember(name, JSONValue(unresolved))
            })
    }

    private func json(of hazard: Hazard) -> JSONValue {
        hazard.detailedJSON.adding([JSONMember("daysOverdue", JSONValue(date - hazard.deadline))])
    }
}

extension EscalationCount {
    fileprivate var json: JSONValue {
        ["stage": .string(stage), "status": .string(status.rawValue), "count": JSONValue(count)]
    }
}
