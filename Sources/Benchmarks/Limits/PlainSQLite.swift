import GRDBSQLite
import LedgerStore

/// SQLite as a C program uses it: two prepared statements, WAL, `synchronous=FULL`, one transaction and so one fsync a batch.
actor PlainSQLite {
    // Opened and used by this actor alone, until it goes.
    private nonisolated(unsafe) let connection: OpaquePointer
    private nonisolated(unsafe) let statements: [OpaquePointer]
    private var position: Int64 = 0

    /// - Parameter folder: has no such database yet.
    init(folder: String) throws {
        var opened: OpaquePointer?
        // By SQLite's own access to files: Duban's own, once registered, is the default, and would check pages.
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let code = sqlite3_open_v2(folder + "/plain.sqlite", &opened, flags, "unix")
        guard code == SQLITE_OK, let opened else { throw BenchError("SQLite can't open a database in \(folder)") }
        connection = opened
        try Self.execute(Self.schema, on: opened)
        statements = try [Self.insert("log", PlainTables.log), Self.insert("hazard", PlainTables.hazard)].map {
            try Self.prepare($0, on: opened)
        }
    }

    deinit {
        for statement in statements { sqlite3_finalize(statement) }
        sqlite3_close(connection)
    }

    func write(_ batches: [[StoredEvent]]) throws -> Sample {
        let batches = batches.map { batch in batch.map(rows) }
        return try Sample.timing(batches, countingEach: batches.first?.count ?? 0, commit)
    }

    /// With positions of this table's own: rows of different runs must not meet.
    private func rows(of event: StoredEvent) -> [PlainRow] {
        var row = event.row
        position += 1
        row.position = position
        return [PlainRow(row), PlainRow(event.hazard)]
    }

    private func commit(_ batch: [[PlainRow]]) throws {
        try Self.execute("BEGIN IMMEDIATE", on: connection)
        for rows in batch {
            for (statement, row) in zip(statements, rows) { try Self.insert(row, by: statement) }
        }
        try Self.execute("COMMIT", on: connection)
    }
}

extension PlainSQLite {
    private static let schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE log (position INTEGER PRIMARY KEY, \(PlainTables.log.dropFirst().joined(separator: ", ")));
        CREATE UNIQUE INDEX log_event ON log (id, source);
        CREATE TABLE hazard (number TEXT PRIMARY KEY, \(PlainTables.hazard.dropFirst().joined(separator: ", "))) WITHOUT ROWID;
        """

    private static func insert(_ table: String, _ columns: [String]) -> String {
        "INSERT OR REPLACE INTO \(table) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
    }

    private static func execute(_ sql: String, on connection: OpaquePointer) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw failure(of: connection) }
    }

    private static func prepare(_ sql: String, on connection: OpaquePointer) throws -> OpaquePointer {
        var statement: OpaquePointer?
        sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
        guard let statement else { throw failure(of: connection) }
        return statement
    }

    private static func insert(_ row: PlainRow, by statement: OpaquePointer) throws {
        let code = row.bytes.withUnsafeBufferPointer { bytes in
            for (index, cell) in row.cells.enumerated() { bind(cell, bytes, to: statement, Int32(index + 1)) }
            return sqlite3_step(statement)
        }
        guard sqlite3_reset(statement) == SQLITE_OK, code == SQLITE_DONE else {
            throw failure(of: sqlite3_db_handle(statement))
        }
    }

    /// Without copies: the bytes stay where they are until the statement is done.
    private static func bind(
        _ cell: PlainRow.Cell, _ bytes: UnsafeBufferPointer<UInt8>, to statement: OpaquePointer, _ index: Int32
    ) {
        let base = UnsafeRawPointer(bytes.baseAddress)
        switch cell {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let number, _): sqlite3_bind_int64(statement, index, number)
        case .real(let number, _): sqlite3_bind_double(statement, index, number)
        case .text(let range):
            let text = base.map { ($0 + range.lowerBound).assumingMemoryBound(to: CChar.self) }
            sqlite3_bind_text(statement, index, text, Int32(range.count), nil)
        case .blob(let range):
            sqlite3_bind_blob(statement, index, base.map { $0 + range.lowerBound }, Int32(range.count), nil)
        }
    }

    private static func failure(of connection: OpaquePointer?) -> BenchError {
        BenchError("SQLite failed with \(sqlite3_extended_errcode(connection))")
    }
}
