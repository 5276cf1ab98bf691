/// Everything that the fold reads and changes: the entities, as of the record before.
///
/// A driver implements it over one transaction, so that what a batch changed is seen by the rest of the batch and
/// becomes durable, or void, as a whole. Nothing else changes a ledger.
public protocol LedgerState: EntityLookup {
    func save(_ hazard: Hazard) throws
    /// How many hazards were first raised as overdue for the enterprise of this name.
    func hazardsOverdue(for enterprise: String) throws -> Int
    /// Whether the enterprise (``Enterprise/isSame(as:)``) has an open major hazard whose deadline lies before `date`.
    func hasOpenMajorHazard(of enterprise: Enterprise, dueBefore date: LocalDate) throws -> Bool

    /// The early events that wait for this hazard, in the order of the log.
    func parkedEvents(for hazard: String) throws -> [ParkedEvent]
    func parkedEvent(at position: Int64) throws -> ParkedEvent?
    func park(_ event: ParkedEvent) throws
    func unpark(_ position: Int64) throws

    /// Those open or acknowledged, in the order in which they were raised.
    func unresolvedEscalations(of subject: String) throws -> [Escalation]
    func save(_ escalation: Escalation) throws

    func timers(of subject: String) throws -> [Timer]
    /// Adds a timer, behind all others that are due at the same instant; one of the same subject and kind is replaced.
    func schedule(_ timer: Timer) throws
    /// Removes the timer of this subject and kind, if there is one.
    func cancel(_ timer: Timer) throws

    func save(_ incident: Incident) throws
    func save(_ measure: Measure) throws
    func entry(of subject: String, in ledger: String) throws -> LedgerEntry?
    func save(_ entry: LedgerEntry) throws
    /// Adds an entry unless its subject has one in that ledger already. Default: asks, and saves it.
    /// - Returns: whether it was added.
    func add(_ entry: LedgerEntry) throws -> Bool
    func watchEntry(_ watched: Watched) throws -> WatchEntry?
    func save(_ entry: WatchEntry) throws
    func remove(_ watched: Watched) throws
}

extension LedgerState {
    public func add(_ entry: LedgerEntry) throws -> Bool {
        guard try self.entry(of: entry.subject, in: entry.ledger) == nil else { return false }
        try save(entry)
        return true
    }
}
