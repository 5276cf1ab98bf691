import Foundation
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

    init(_ database: Database) {
        self.database = database
    }

    func run(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?]) throws {
        let statement = try database.cachedStatement(sql: sql)
        try statement.execute(arguments: StatementArguments(arguments))
    }

    func first<Item>(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = [], _ read: (Row) throws -> Item
    ) throws -> Item? {
        let statement = try database.cachedStatement(sql: sql)
        let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        return try cursor.next().map(read)
    }

    func all<Item>(
        _ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = [], _ read: (Row) throws -> Item
    ) throws -> [Item] {
        let statement = try database.cachedStatement(sql: sql)
        let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        var items: [Item] = []
        while let row = try cursor.next() { items.append(try read(row)) }
        return items
    }

    func count(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws -> Int {
        try first(sql, arguments) { $0[0] } ?? 0
    }
}

extension Page {
    /// What SQLite takes for "no limit".
    var sqlLimit: Int { limit == .max ? -1 : limit }
    var sqlAfter: String { after ?? "" }
}
