import EventJSON
public import LedgerStore
public import Ledgers
import Reports

/// Everything that can be asked of a store, for comparing two stores, or one before and after.
public struct StoreImage: Equatable, Sendable {
    public var rows: [LogRow]
    public var letters: [DeadLetter]
    /// The positions of the rows about each subject of the log.
    public var positions: [[Int64]]
    /// Of each subject of the log, in their order.
    public var timers: [Timer]
    public var firstTimer: Timer?
    /// All of them, in the order in which they will fire.
    public var turn: [Timer]
    public var hazards: [Hazard]
    public var escalations: [Escalation]
    /// Of each subject of the log, in the order in which they were raised.
    public var unresolved: [EscalationID]
    public var incidents: [Incident]
    public var measures: [Measure]
    public var entries: [LedgerEntry]
    public var watchlist: [WatchEntry]
    public var parked: [ParkedEvent]
    public var sources: [SourceStanding]
    public var cursors: [OutboxCursor]
    public var counts: StoreCounts

    public init(of store: any LedgerTransaction, catalog: LedgerCatalog = .shipped) throws {
        rows = try store.rows(from: 1, limit: .max, filter: .all)
        letters = try store.deadLetters(after: 0, limit: .max)
        let subjects = Set(rows.map(\.draft.subject)).sorted()
        positions = try subjects.map { try store.rows(about: $0).map(\.position) }
        timers = try subjects.flatMap { try store.timers(of: $0) }
        firstTimer = try store.firstTimer()
        turn = try store.timersInTurn()
        hazards = try store.hazards(HazardFilter(), .all)
        escalations = try store.escalations(EscalationFilter(), .all)
        unresolved = try subjects.flatMap { try store.unresolvedEscalations(of: $0).map(\.id) }
        incidents = try store.incidents(.all)
        measures = try store.measures(.all)
        entries = try catalog.ledgers.flatMap { try store.entries(of: $0.code, nil, .all) }
        watchlist = try store.watchlist()
        parked = try store.parkedEvents()
        sources = try store.sources(.all)
        cursors = try store.outboxCursors()
        counts = try store.counts()
    }

    /// The same without log and dead letters.
    public var ledgers: StoreImage {
        var image = self
        (image.rows, image.positions, image.letters, image.sources) = ([], [], [], [])
        (image.counts.deadLetters, image.counts.oldestDeadLetter) = (0, nil)
        return image
    }

    /// The rows about something that was accepted, fired or brought about, without those of refusals.
    public var rowsWithoutRefusals: [LogRow] { rows.filter { $0.draft.kind != .refusal } }
}

extension LedgerStore {
    public func image() async throws -> StoreImage {
        try await commit { try StoreImage(of: $0) }
    }
}
