import LedgerStore
import Ledgers

/// A transaction on the server, for a writer or a reader.
final class PostgresTransaction {
    let connection: Connection
    /// What a writer has appended, and not sent yet; nil for a reader.
    var growth: LogGrowth?

    /// A reader's.
    init(reading connection: Connection) {
        self.connection = connection
    }

    /// A writer's: takes its turn first of all, by the lock on the head row.
    /// - Parameter mayBeArriving: whether it writes a log that is not whole yet, too.
    init(writing connection: Connection, mayBeArriving: Bool = false) throws(StoreError) {
        self.connection = connection
        growth = LogGrowth(from: try Self.lockHead(connection, mayBeArriving: mayBeArriving))
    }

    func run(_ sql: String, _ parameters: [(any Parameter)?]) throws(StoreError) {
        _ = try connection.execute(sql, parameters)
    }

    func first<Item>(
        _ sql: String, _ parameters: [(any Parameter)?] = [], _ read: (Row) throws -> Item
    ) throws -> Item? {
        try connection.execute(sql, parameters).rows.first.map(read)
    }

    func all<Item>(
        _ sql: String, _ parameters: [(any Parameter)?] = [], _ read: (Row) throws -> Item
    ) throws -> [Item] {
        try connection.execute(sql, parameters).rows.map(read)
    }

    /// The number in the one column of the one row, `count`.
    func count(_ sql: String, _ parameters: [(any Parameter)?] = []) throws -> Int {
        try first(sql, parameters) { try $0.get("count") } ?? 0
    }

    /// Adds a row, or replaces the one of the same key.
    static func replacing(_ table: String, key: [String], _ others: [String]) -> String {
        let columns = key + others
        return """
            INSERT INTO \(table) (\(columns.joined(separator: ", ")))
            VALUES (\(columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")))
            ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET
            \(others.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
            """
    }
}

extension Page {
    /// Nil where there is no limit.
    var sqlLimit: Int? { limit == .max ? nil : limit }
    var sqlAfter: String { after ?? "" }
}
