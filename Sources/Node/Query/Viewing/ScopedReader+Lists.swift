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

    func hazards(_ filter: HazardFilter, _ page: Page) throws -> [Hazard] {
        try self.page(page, key: \.number) {
            try store.hazards(filter, $0)
        } where: {
            viewer.scope.includes($0.area)
        }
    }

    func hazards(receivedBefore instant: Instant) throws -> [Hazard] {
        try store.hazards(receivedBefore: instant).filter { viewer.scope.includes($0.area) }
    }

    func escalations(_ filter: EscalationFilter, _ page: Page) throws -> [Escalation] {
        try self.page(page, key: \.id.description) {
            try store.escalations(filter, $0)
        } where: {
            viewer.scope.includes($0.area)
        }
    }

    func incidents(_ page: Page) throws -> [Incident] {
        try self.page(page, key: \.number) {
            try store.incidents($0)
        } where: {
            viewer.scope.includes($0.report.area)
        }
    }

    func measures(_ page: Page) throws -> [Measure] {
        try self.page(page, key: \.number) {
            try store.measures($0)
        } where: {
            viewer.scope.includes($0.area)
        }
    }

    func entries(of ledger: String, _ status: LedgerEntry.Status?, _ page: Page) throws -> [LedgerEntry] {
        guard let rule = catalog[ledger] else { return [] }
        return try self.page(page, key: \.subject) {
            try store.entries(of: ledger, status, $0)
        } where: {
            try area(of: $0, by: rule).map(viewer.scope.includes) ?? false
        }
    }

    /// An entry is that of a hazard, a measure or an incident, which may bear the same number.
    private func area(of entry: LedgerEntry, by rule: LedgerRule) throws -> String? {
        if rule.hazards != nil, let hazard = try store.hazard(entry.subject) { return hazard.area }
        if !rule.measures.isEmpty, let measure = try store.measure(entry.subject) { return measure.area }
        return try store.incident(entry.subject)?.report.area
    }

    func entryCounts() throws -> [EntryCount] {
        try catalog.ledgers.flatMap { ledger in
            let byStatus = Dictionary(grouping: try entries(of: ledger.code, nil, .all), by: \.status)
            return byStatus.map { EntryCount(ledger: ledger.code, status: $0, count: $1.count) }
        }
    }

    func hazardCounts(dueBefore date: LocalDate) throws -> [HazardCount] {
        let hazards = try hazards(HazardFilter(), .all)
        return Hazard.State.allCases.flatMap { state in
            HazardLevel.allCases.compactMap { level in
                let alike = hazards.filter { $0.state == state && $0.level == level }
                let overdue = alike.count { $0.deadline < date }
                return alike.isEmpty
                    ? nil : HazardCount(state: state, level: level, count: alike.count, overdue: overdue)
            }
        }
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
