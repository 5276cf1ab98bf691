public import Ledgers

/// The writing transaction: the entities of the fold, and the log.
public protocol LedgerTransaction: LedgerState, LedgerReader {
    /// Adds a row at the end of the log.
    func append(_ draft: LogDraft) throws -> LogRow
    /// The event, or notice, of this source and id that is in the log.
    func loggedEvent(source: String, id: String) throws -> LoggedEvent?
    /// The last hazard, in code-point order, whose number lies in the range.
    func lastHazard(in numbers: Range<String>) throws -> Hazard?
    /// What has become of the event at this position, which was parked.
    func setStanding(_ standing: EventStanding, at position: Int64) throws
    /// The dead letter of these three; nil where there is none, and for letters that can't be told apart.
    func deadLetter(source: String, id: String, code: String) throws -> DeadLetter?
    /// One more than the number of the newest dead letter.
    func nextLetterNumber() throws -> Int64
    /// Adds the cursor of a listener of the outbox, or replaces the one of its name.
    func save(_ cursor: OutboxCursor) throws
    func removeOutboxCursor(_ name: String) throws
    /// Adds a dead letter, or replaces the one that has its number.
    func save(_ deadLetter: DeadLetter) throws
    /// Tells what is going to be folded, so that a driver which asks a server can ask for all that this needs at once. It changes
    /// nothing, and what is not foreseen is found all the same.
    /// - Parameter events: made only by a driver that wants to know.
    func foresee(_ events: () -> [Event], by catalog: LedgerCatalog) throws
}

extension LedgerTransaction {
    /// For drivers that ask no server.
    public func foresee(_ events: () -> [Event], by catalog: LedgerCatalog) throws {}
}
