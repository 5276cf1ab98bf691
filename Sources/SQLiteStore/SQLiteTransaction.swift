import GRDB
import LedgerStore
import Ledgers

/// A transaction of the embedded driver.
final class SQLiteTransaction {
    let database: Database
    /// The newest row that it has added.
    var newest: LogHead?
    /// The end of the log, once it was asked for: nobody else adds to it while the transaction lasts.
    var knownHead: LogHead?
    /// The timer that is due first, once it was asked for; nil where it was not, or is not known any more.
    var knownFirstTimer: Timer??
    /// The hazard that was read last, as it stands now: one event asks for its hazard several times.
    var knownHazard: Hazard?
    /// Whether an event may be parked, once that was asked for.
    var knownParked: Bool?
    /// Of topics and sources, not in their tables before ``writePositions()``.
    var topics = NewestPositions()
    var newestOfSources = NewestPositions()
    private let statements: PreparedStatements

    /// - Parameter statements: of the connection; default: they are looked up anew.
    init(_ database: Database, _ statements: PreparedStatements = PreparedStatements()) {
        self.database = database
        self.statements = statements
    }

    func run(_ sql: StaticString, _ bind: (inout Binder) -> Void = { _ in }) throws {
        try statements.statement(sql, in: database).run(bind)
    }

    func run(_ sql: StaticString, _ row: some Bindable) throws {
        try statements.statement(sql, in: database).run(row)
    }

    /// Rows that the latest statement has added, changed or removed.
    var changes: Int { database.changesCount }

    func first<Item>(
        _ sql: StaticString, _ bind: (inout Binder) -> Void = { _ in }, read: (StoredRow) throws -> Item
    ) throws -> Item? {
        var item: Item?
        try statements.statement(sql, in: database).run(bind) { row in
            item = try read(row)
            return false
        }
        return item
    }

    func all<Item>(
        _ sql: StaticString, _ bind: (inout Binder) -> Void = { _ in }, read: (StoredRow) throws -> Item
    ) throws -> [Item] {
        try statements.statement(sql, in: database).all(bind, read: read)
    }

    /// For a text that is put together.
    func all<Item>(
        composed sql: String, _ bind: (inout Binder) -> Void, read: (StoredRow) throws -> Item
    ) throws -> [Item] {
        try statements.statement(composed: sql, in: database).all(bind, read: read)
    }

    /// For a text that is put together.
    func count(composed sql: String, _ bind: (inout Binder) -> Void) throws -> Int {
        try all(composed: sql, bind) { $0[0] ?? 0 }.first ?? 0
    }

    func count(_ sql: StaticString, _ bind: (inout Binder) -> Void = { _ in }) throws -> Int {
        try first(sql, bind) { $0[0] ?? 0 } ?? 0
    }
}

extension PreparedStatement {
    func all<Item>(
        _ bind: (inout Binder) -> Void, read: (StoredRow) throws -> Item
    ) throws -> [Item] {
        var items: [Item] = []
        try run(bind) { row in
            items.append(try read(row))
            return true
        }
        return items
    }
}

extension Page {
    /// What SQLite takes for "no limit".
    var sqlLimit: Int { limit == .max ? -1 : limit }
    var sqlAfter: String { after ?? "" }
}
