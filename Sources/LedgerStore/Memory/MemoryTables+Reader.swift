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

    func hazards(_ filter: HazardFilter, _ page: Page) -> [Hazard] {
        hazards.page(page, where: filter.includes)
    }

    func hazardCounts(dueBefore date: LocalDate) -> [HazardCount] {
        Hazard.State.allCases.flatMap { state in
            HazardLevel.allCases.compactMap { level in
                let some = hazards.values.filter { $0.state == state && $0.level == level }
                guard !some.isEmpty else { return nil }
                return HazardCount(
                    state: state, level: level, count: some.count, overdue: some.count { $0.deadline < date })
            }
        }
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

    func entryCounts() -> [EntryCount] {
        entries.sorted { $0.key.precedesExactly($1.key) }.flatMap { ledger, entries in
            LedgerEntry.Status.allCases.compactMap { status in
                let count = entries.values.count { $0.status == status }
                return count == 0 ? nil : EntryCount(ledger: ledger, status: status, count: count)
            }
        }
    }

    func escalations(_ filter: EscalationFilter, _ page: Page) -> [Escalation] {
        escalations.page(page, where: filter.includes)
    }

    func incidents(_ page: Page) -> [Incident] {
        incidents.page(page)
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
