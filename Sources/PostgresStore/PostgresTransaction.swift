import LedgerStore
import Ledgers

/// A transaction on the server, for a writer or a reader.
final class PostgresTransaction {
    let connection: Connection
    /// What a writer has appended, and not sent yet; nil for a reader.
    var growth: LogGrowth?
    /// What a writer knows and has changed; nil for a reader.
    let held: HeldLedgers?

    /// A reader's.
    init(reading connection: Connection) {
        self.connection = connection
        held = nil
    }

    /// A writer's: takes its turn first of all, by the lock on the head row.
    /// - Parameter mayBeArriving: whether it writes a log that is not whole yet, too.
    init(writing connection: Connection, mayBeArriving: Bool = false) throws(StoreError) {
        self.connection = connection
        held = HeldLedgers()
        growth = LogGrowth(from: try Self.lockHead(connection, mayBeArriving: mayBeArriving))
    }

    func run(_ sql: String, _ parameters: [(any Parameter)?]) throws(StoreError) {
        _ = try connection.execute(sql, parameters)
    }

    func first<Item>(
        _ sql: String, _ parameters: [(any Parameter)?] = [], _ read: (Row) throws -> Item
    ) throws -> Item? {
        try all(sql, parameters, read).first
    }

    /// What the tables hold, with all that the transaction has changed.
    func all<Item>(
        _ sql: String, _ parameters: [(any Parameter)?] = [], _ read: (Row) throws -> Item
    ) throws -> [Item] {
        try send()
        return try stored(sql, parameters, read)
    }

    /// What the server's tables hold, without what the transaction has not sent yet: for what it is known not to have changed.
    func stored<Item>(
        _ sql: String, _ parameters: [(any Parameter)?] = [], _ read: (Row) throws -> Item
    ) throws -> [Item] {
        try connection.execute(sql, parameters).rows.map(read)
    }

    /// The row of this key, which is asked for where a writer does not know it yet.
    func find<Key, Item>(
        _ key: Key, in rows: HeldRows<Key, Item>?, _ sql: String, _ parameters: [(any Parameter)?],
        _ read: (Row) throws -> Item
    ) throws -> Item? {
        guard let rows else { return try stored(sql, parameters, read).first }
        return try rows.find(key) { try stored(sql, parameters, read).first }
    }

    /// Changes the ledgers.
    func change(_ change: (HeldLedgers) throws -> Void) throws {
        guard let held else { throw StoreError(.failed, "a reader can't change anything") }
        if held.isFull { try sendAndForget() }
        try change(held)
    }

    /// The number in the one column of the one row, `count`.
    func count(_ sql: String, _ parameters: [(any Parameter)?] = []) throws -> Int {
        try first(sql, parameters) { try $0.get("count") } ?? 0
    }

    /// The rows of which a column has one of these texts, in no order. Each is looked up in the index for itself: the planner, which
    /// does not know how many there are, might rather read the whole table for all of them, by whatever index has it.
    static func rows(of table: String, by column: String, and condition: String = "true") -> String {
        """
        SELECT found.* FROM unnest($1::text[]) AS wanted (key)
        CROSS JOIN LATERAL (SELECT * FROM \(table) WHERE \(column) = wanted.key AND \(condition) OFFSET 0) AS found
        """
    }

    /// Adds rows (``RowArray``), or replaces those of the same keys.
    static func replacing(_ table: String, key: [String], _ others: [String]) -> String {
        """
        INSERT INTO \(table) SELECT * FROM unnest($1::\(table)[])
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
