import LedgerStore
import Ledgers

/// A store as one viewer may see it: what is not about his areas is not there.
///
/// Every question of an office goes through it, so that no answer has to remember to look who asks. What is about the
/// node as a whole (timers, the outbox, the watch list) is about no area, and not there either.
final class ScopedReader: LedgerReader {
    let store: any LedgerReader
    let viewer: Viewer
    let catalog: LedgerCatalog

    init(_ store: any LedgerReader, for viewer: Viewer, catalog: LedgerCatalog) {
        self.store = store
        self.viewer = viewer
        self.catalog = catalog
    }

    private func visible<Entity>(_ entity: Entity?, in area: (Entity) -> String) -> Entity? {
        entity.flatMap { viewer.scope.includes(area($0)) ? $0 : nil }
    }

    func hazard(_ number: String) throws -> Hazard? { visible(try store.hazard(number), in: \.area) }
    func escalation(_ id: EscalationID) throws -> Escalation? { visible(try store.escalation(id), in: \.area) }
    func incident(_ number: String) throws -> Incident? { visible(try store.incident(number), in: \.report.area) }
    func measure(_ number: String) throws -> Measure? { visible(try store.measure(number), in: \.area) }

    func head() throws -> LogHead { try store.head() }
    func newestCheckpoint() throws -> LogRow? { try store.newestCheckpoint() }
    /// By these his answers are made; they are not among the rows that he is shown.
    func rulesRows(after position: Int64) throws -> [LogRow] { try store.rulesRows(after: position) }
    func timersInTurn() throws -> [Timer] { [] }
    func firstTimer() throws -> Timer? { nil }
    func counts() throws -> StoreCounts { StoreCounts() }
    func watchlist() throws -> [WatchEntry] { [] }
    func sources(_ page: Page) throws -> [SourceStanding] { [] }
    func outbox(after position: Int64, limit: Int) throws -> [LogRow] { [] }
    func outboxCount(after position: Int64) throws -> Int { 0 }
    func outboxCursor(_ name: String) throws -> OutboxCursor? { nil }
    func outboxCursors() throws -> [OutboxCursor] { [] }
}
