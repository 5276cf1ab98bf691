import GRDB
import LedgerStore
import Ledgers

/// A transaction of the embedded driver. Statements are prepared once for each connection.
final class SQLiteTransaction {
    let database: Database
    /// The newest row that it has added.
    var newest: LogRow?
    /// The end of the log, once it was asked for: nobody else adds to it while the transaction lasts.
    var knownHead: LogHead?
    /// The timer that is due first, once it was asked for; nil where it was not, or is not known any more.
    var knownFirstTimer: Timer??
    /// Of topics and sources, not in their tables before ``writePositions()``.
    var topics = NewestPositions()
    var newestOfSources = NewestPositions()
    private var statements: [String: PreparedStatement] = [:]

    init(_ database: Database) {
        self.database = database
    }

    func run(_ sql: String, _ values: [(any StoredValue)?]) throws {
        try statement(sql).run(values)
    }

    func first<Item>(
        _ sql: String, _ values: [(any StoredValue)?] = [], _ read: (StoredRow) throws -> Item
    ) throws -> Item? {
        var item: Item?
        try statement(sql).run(values) { row in
            item = try read(row)
            return false
        }
        return item
    }

    func all<Item>(
        _ sql: String, _ values: [(any StoredValue)?] = [], _ read: (StoredRow) throws -> Item
    ) throws -> [Item] {
        var items: [Item] = []
        try statement(sql).run(values) { row in
            items.append(try read(row))
            return true
        }
        return items
    }

    func count(_ sql: String, _ values: [(any StoredValue)?] = []) throws -> Int {
        try first(sql, values) { $0[0] ?? 0 } ?? 0
    }

    private func statement(_ sql: String) throws -> PreparedStatement {
        if let statement = statements[sql] { return statement }
        let statement = try PreparedStatement(sql, in: database)
        statements[sql] = statement
        return statement
    }
}

extension Page {
    /// What SQLite takes for "no limit".
    var sqlLimit: Int { limit == .max ? -1 : limit }
    var sqlAfter: String { after ?? "" }
}
