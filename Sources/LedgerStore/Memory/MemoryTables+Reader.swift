import Ledgers

extension MemoryTables: LedgerReader {
    func head() -> LogHead { newest }

    func rows(from position: Int64, limit: Int, filter: LogFilter) -> [LogRow] {
        guard keepsLog else { return [early[position]].compactMap(\.self) }
        let start = Int(max(position, 1)) - 1
        guard start < log.count else { return [] }
        return Array(log[start...].lazy.filter(filter.includes).prefix(limit))
    }

    func rows(about subject: String) -> [LogRow] {
        (positionsBySubject[subject] ?? []).map { log[Int($0) - 1] }
    }

    func rulesRows(after position: Int64) -> [LogRow] {
        log.dropFirst(Int(position)).filter { $0.draft.kind == .rules }
    }

    func newestCheckpoint() -> LogRow? {
        log.last { $0.draft.kind == .checkpoint }
    }

    func sources(_ page: Page) -> [SourceStanding] {
        sources.page(page)
    }

    func hazards(_ filter: HazardFilter, by order: HazardOrder, _ page: Page) -> [Hazard] {
        switch order {
        case .number: hazards.page(page, where: filter.includes)
        case .deadline: hazardsByDeadline(filter, page)
        }
    }

    private func hazardsByDeadline(_ filter: HazardFilter, _ page: Page) -> [Hazard] {
        let start = page.after.flatMap(HazardOrder.Deadline.init(key:))
        let meant = hazards.page(.all) { filter.includes($0) && start?.precedes($0) ?? true }
        let sorted = meant.sorted { left, right in
            left.deadline == right.deadline
                ? left.number.precedesExactly(right.number) : left.deadline < right.deadline
        }
        return Array(sorted.prefix(page.limit))
    }

    func count(_ filter: HazardFilter) -> Int {
        hazards.values.count(where: filter.includes)
    }

    func hazardTallies(dueBefore date: LocalDate) -> [HazardTally] {
        HazardTally.tallies(of: hazards.values, dueBefore: date)
    }

    func escalationCounts() -> [EscalationCount] {
        let groups = Dictionary(grouping: escalations.values) { [$0.id.stage, $0.status.rawValue] }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, some in
            some.first.map { EscalationCount(stage: $0.id.stage, status: $0.status, count: some.count) }
        }
    }

    func hazards(receivedBefore instant: Instant) -> [Hazard] {
        hazards.page(.all) { $0.foundReceivedAt < instant }
    }

    func entries(of ledger: String, _ status: LedgerEntry.Status?, _ page: Page) -> [LedgerEntry] {
        entries[ledger]?.page(page) { status == nil || $0.status == status } ?? []
    }

    func entries(of ledger: LedgerRule, _ filter: EntryFilter, _ page: Page) throws -> [LedgerEntry] {
        try entries[ledger.code]?.page(page) { try isMeant($0, by: ledger, filter) } ?? []
    }

    func count(of ledger: LedgerRule, _ filter: EntryFilter) throws -> Int {
        try entries[ledger.code]?.values.count { try isMeant($0, by: ledger, filter) } ?? 0
    }

    private func isMeant(_ entry: LedgerEntry, by rule: LedgerRule, _ filter: EntryFilter) throws -> Bool {
        filter.includes(entry, about: filter.isOfStatusAlone ? nil : try matter(of: entry, by: rule))
    }

    func entryFlow(over span: Range<Instant>) -> [EntryFlow] {
        entries.flatMap { ledger, entries in EntryFlow.flow(of: entries.values, in: ledger, over: span) }
    }

    func entryCounts() -> [EntryCount] {
        entries.sorted { $0.key.precedesExactly($1.key) }.flatMap { ledger, entries in
            LedgerEntry.Status.allCases.compactMap { status in
                let count = entries.values.count { $0.status == status }
                return count == 0 ? nil : EntryCount(ledger: ledger, status: status, count: count)
            }
        }
    }

    func escalations(_ filter: EscalationFilter, by order: EscalationOrder, _ page: Page) -> [Escalation] {
        switch order {
        case .id: escalations.page(page, where: filter.includes)
        case .newest: newestEscalations(filter, page)
        }
    }

    private func newestEscalations(_ filter: EscalationFilter, _ page: Page) -> [Escalation] {
        let start = page.after.map { after in raised.lastIndex { $0.description == after } ?? 0 } ?? raised.count
        return Array(
            raised[..<start].reversed().lazy.compactMap { self.escalations[$0] }.filter(filter.includes).prefix(
                page.limit))
    }

    func count(_ filter: EscalationFilter) -> Int {
        escalations.values.count(where: filter.includes)
    }

    func incidents(_ page: Page) -> [Incident] {
        incidents.page(page)
    }

    func incidentCounts() -> IncidentCounts {
        IncidentCounts(all: incidents.count, late: incidents.values.count(where: \.late))
    }

    func measures(_ page: Page) -> [Measure] {
        measures.page(page)
    }

    func watchlist() -> [WatchEntry] {
        watched.values.sorted { left, right in
            left.watched.kind == right.watched.kind
                ? left.watched.name.precedesExactly(right.watched.name)
                : left.watched.kind.rawValue < right.watched.kind.rawValue
        }
    }

    func parkedEvents() -> [ParkedEvent] {
        parked.values.sorted { $0.position < $1.position }
    }

    func deadLetters(after number: Int64, limit: Int) -> [DeadLetter] {
        Array(letters.dropFirst(Int(number)).prefix(limit))
    }

    func deadLetters(before number: Int64?, limit: Int) -> [DeadLetter] {
        let older = letters.prefix(Int(clamping: max(0, (number ?? .max) - 1)))
        return Array(older.reversed().prefix(limit))
    }

    func deadLetter(_ number: Int64) -> DeadLetter? {
        letters.indices.contains(Int(number) - 1) ? letters[Int(number) - 1] : nil
    }

    func counts() -> StoreCounts {
        var counts = StoreCounts()
        counts.timers = timers.count
        counts.parked = parked.count
        counts.deadLetters = letters.count
        counts.oldestParked = parked.values.map(\.receivedAt).min()
        counts.oldestDeadLetter = letters.first?.receivedAt
        return counts
    }
}
