import LedgerStore
import Ledgers

/// Lists and figures. They are looked through from the page's beginning: the areas of an office are few, and what it may
/// not see must not be counted either.
extension ScopedReader {
    /// Items that are read at once. Some lists are sorted anew for each page.
    private static let longestRead = 10_000

    private func page<Item>(
        _ page: Page, key: (Item) -> String, of list: (Page) throws -> [Item], where isVisible: (Item) throws -> Bool
    ) throws -> [Item] {
        var found: [Item] = []
        var next = Page(after: page.after, limit: page.limit == .max ? .max : Self.longestRead)
        while found.count < page.limit {
            let items = try list(next)
            found += try items.filter(isVisible).prefix(page.limit - found.count)
            guard items.count == next.limit, let last = items.last else { break }
            next.after = key(last)
        }
        return found
    }

    /// The beginning of areas that a list can be asked for instead, so that less of it has to be looked through: who is of one
    /// area sees none outside of it.
    private func narrowed(_ area: String) -> String {
        guard viewer.scope.prefixes.count == 1, let own = viewer.scope.prefixes.first,
            own.utf8.starts(with: area.utf8)
        else { return area }
        return own
    }

    /// The beginning of areas of which he sees everything, and nothing else; nil where there is none.
    private func whole(_ area: String) -> String? {
        let narrow = narrowed(area)
        return viewer.scope.prefixes.contains { Self.isRegion($0) && narrow.utf8.starts(with: $0.utf8) } ? narrow : nil
    }

    /// Whether all that begins so lies in it: not so for a zone, below which nothing lies.
    private static func isRegion(_ prefix: String) -> Bool { !prefix.utf8.contains(UInt8(ascii: "-")) }

    func hazards(_ filter: HazardFilter, by order: HazardOrder, _ page: Page) throws -> [Hazard] {
        var filter = filter
        filter.area = narrowed(filter.area)
        return try self.page(page, key: order.key) {
            try store.hazards(filter, by: order, $0)
        } where: {
            viewer.scope.includes($0.area)
        }
    }

    func count(_ filter: HazardFilter) throws -> Int {
        guard let area = whole(filter.area) else { return try hazards(filter, .all).count }
        var filter = filter
        filter.area = area
        return try store.count(filter)
    }

    func hazards(receivedBefore instant: Instant) throws -> [Hazard] {
        try store.hazards(receivedBefore: instant).filter { viewer.scope.includes($0.area) }
    }

    func escalations(_ filter: EscalationFilter, by order: EscalationOrder, _ page: Page) throws -> [Escalation] {
        var filter = filter
        filter.area = narrowed(filter.area)
        return try self.page(page, key: \.id.description) {
            try store.escalations(filter, by: order, $0)
        } where: {
            viewer.scope.includes($0.area)
        }
    }

    func count(_ filter: EscalationFilter) throws -> Int {
        guard let area = whole(filter.area) else { return try escalations(filter, .all).count }
        var filter = filter
        filter.area = area
        return try store.count(filter)
    }

    func incidents(_ page: Page) throws -> [Incident] {
        try self.page(page, key: \.number) {
            try store.incidents($0)
        } where: {
            viewer.scope.includes($0.report.area)
        }
    }

    func incidentCounts() throws -> IncidentCounts {
        let incidents = try incidents(.all)
        return IncidentCounts(all: incidents.count, late: incidents.count(where: \.late))
    }

    func measures(_ page: Page) throws -> [Measure] {
        try self.page(page, key: \.number) {
            try store.measures($0)
        } where: {
            viewer.scope.includes($0.area)
        }
    }

    func entries(of ledger: String, _ status: LedgerEntry.Status?, _ page: Page) throws -> [LedgerEntry] {
        try catalog[ledger].map { try entries(of: $0, EntryFilter(status: status), page) } ?? []
    }

    func entries(of ledger: LedgerRule, _ filter: EntryFilter, _ page: Page) throws -> [LedgerEntry] {
        var filter = filter
        filter.area = narrowed(filter.area)
        return try self.page(page, key: \.subject) {
            try store.entries(of: ledger, filter, $0)
        } where: {
            try store.matter(of: $0, by: ledger).map { viewer.scope.includes($0.area) } ?? false
        }
    }

    func count(of ledger: LedgerRule, _ filter: EntryFilter) throws -> Int {
        guard let area = whole(filter.area) else { return try entries(of: ledger, filter, .all).count }
        var filter = filter
        filter.area = area
        return try store.count(of: ledger, filter)
    }

    func entryFlow(over span: Range<Instant>) throws -> [EntryFlow] {
        try catalog.ledgers.flatMap { ledger in
            EntryFlow.flow(of: try entries(of: ledger, EntryFilter(), .all), in: ledger.code, over: span)
        }
    }

    func entryCounts() throws -> [EntryCount] {
        try catalog.ledgers.flatMap { ledger in
            let byStatus = Dictionary(grouping: try entries(of: ledger.code, nil, .all), by: \.status)
            return byStatus.map { EntryCount(ledger: ledger.code, status: $0, count: $1.count) }
        }
    }

    func hazardTallies(dueBefore date: LocalDate) throws -> [HazardTally] {
        guard viewer.scope.prefixes.allSatisfy({ Self.isRegion($0) && $0.utf8.count <= 6 }) else {
            return HazardTally.tallies(of: try hazards(HazardFilter(), .all), dueBefore: date)
        }
        return try store.hazardTallies(dueBefore: date).filter { viewer.scope.includes($0.county) }
    }

    func escalationCounts() throws -> [EscalationCount] {
        let all = try escalations(EscalationFilter(), .all)
        let byStage = Dictionary(grouping: all, by: \.id.stage).sorted { $0.key.precedesExactly($1.key) }
        return byStage.flatMap { stage, ofStage in
            Escalation.Status.allCases.compactMap { status in
                let count = ofStage.count { $0.status == status }
                return count == 0 ? nil : EscalationCount(stage: stage, status: status, count: count)
            }
        }
    }
}
