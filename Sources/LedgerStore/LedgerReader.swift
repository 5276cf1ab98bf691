public import Ledgers

/// What can be asked of a store. Lists are in code-point order of their keys.
public protocol LedgerReader: EntityLookup {
    /// The end of the log.
    func head() throws -> LogHead
    /// The log from a position on, in its order.
    func rows(from position: Int64, limit: Int, filter: LogFilter) throws -> [LogRow]
    /// The rows about one hazard, measure or incident, in the order of the log.
    func rows(about subject: String) throws -> [LogRow]

    /// The rows of kind ``LogDraft/Kind/rules`` behind a position, oldest first.
    func rulesRows(after position: Int64) throws -> [LogRow]
    /// The newest row of kind ``LogDraft/Kind/checkpoint``.
    func newestCheckpoint() throws -> LogRow?
    /// The newest event of each source, by the source's name.
    func sources(_ page: Page) throws -> [SourceStanding]

    /// The outbox: the rows of the log by which escalations were raised, those after a position.
    func outbox(after position: Int64, limit: Int) throws -> [LogRow]
    func outboxCount(after position: Int64) throws -> Int
    func outboxCursor(_ name: String) throws -> OutboxCursor?
    /// By name.
    func outboxCursors() throws -> [OutboxCursor]

    func hazards(_ filter: HazardFilter, by order: HazardOrder, _ page: Page) throws -> [Hazard]
    func count(_ filter: HazardFilter) throws -> Int
    /// How many there are, told apart by what figures are made of, and how many of them have a deadline before `date`; in no order.
    func hazardTallies(dueBefore date: LocalDate) throws -> [HazardTally]
    /// Hazards found before `instant` (by receipt).
    func hazards(receivedBefore instant: Instant) throws -> [Hazard]
    func entries(of ledger: String, _ status: LedgerEntry.Status?, _ page: Page) throws -> [LedgerEntry]
    func entries(of ledger: LedgerRule, _ filter: EntryFilter, _ page: Page) throws -> [LedgerEntry]
    func count(of ledger: LedgerRule, _ filter: EntryFilter) throws -> Int
    /// How many entries of each status each ledger has.
    func entryCounts() throws -> [EntryCount]
    /// By ledger and quarter; quarters in which nothing was opened or closed are left out.
    /// - Parameter span: begins and ends with a quarter of an hour.
    func entryFlow(over span: Range<Instant>) throws -> [EntryFlow]
    func escalations(_ filter: EscalationFilter, by order: EscalationOrder, _ page: Page) throws -> [Escalation]
    func count(_ filter: EscalationFilter) throws -> Int
    func escalationCounts() throws -> [EscalationCount]
    func incidents(_ page: Page) throws -> [Incident]
    func incidentCounts() throws -> IncidentCounts
    func watchlist() throws -> [WatchEntry]
    func parkedEvents() throws -> [ParkedEvent]
    /// Dead letters by number, those after `number`.
    func deadLetters(after number: Int64, limit: Int) throws -> [DeadLetter]
    /// The newest first, those before `number`; nil for all.
    func deadLetters(before number: Int64?, limit: Int) throws -> [DeadLetter]
    func deadLetter(_ number: Int64) throws -> DeadLetter?

    func measures(_ page: Page) throws -> [Measure]
    /// All timers, in the order in which they will fire.
    func timersInTurn() throws -> [Timer]
    /// The timer that is due first, of those due at the same instant the one scheduled first.
    func firstTimer() throws -> Timer?
    func counts() throws -> StoreCounts
}

extension LedgerReader {
    public func hazards(_ filter: HazardFilter, _ page: Page) throws -> [Hazard] {
        try hazards(filter, by: .number, page)
    }

    public func escalations(_ filter: EscalationFilter, _ page: Page) throws -> [Escalation] {
        try escalations(filter, by: .id, page)
    }
}
