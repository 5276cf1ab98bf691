import GRDB
import GRDBSQLite

/// A statement of one connection, bound and read by SQLite's own calls.
///
/// GRDB prepares it, keeps it for the next transaction and finalizes it before the connection is closed. Its arguments and
/// rows are passed over: they are made for whatever may be asked, and cost three times what SQLite itself does.
final class PreparedStatement {
    /// Held for as long as its handle is in use.
    private let prepared: Statement
    private let handle: OpaquePointer
    private let database: OpaquePointer?
    private var columns: [String: CInt]?

    init(_ sql: String, in database: Database) throws {
        prepared = try database.cachedStatement(sql: sql)
        handle = prepared.sqliteStatement
        self.database = database.sqliteConnection
    }

    /// Runs it with these values.
    /// - Parameter take: gets each row, which is gone when it returns, and says whether it wants the next one.
    /// - Throws: GRDB's `DatabaseError`, which ``SQLiteErrors`` translates; what `take` throws.
    func run(_ values: [(any StoredValue)?], _ take: (StoredRow) throws -> Bool = { _ in true }) throws {
        try requireTransaction()
        defer { end() }
        try bind(values)
        while try step(), try take(row()) {}
    }

    /// SQLite ends a transaction by itself where the disk fails or is full. Who went on then would commit each statement
    /// alone.
    private func requireTransaction() throws {
        guard sqlite3_get_autocommit(database) == 0 else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
    }

    private func bind(_ values: [(any StoredValue)?]) throws {
        guard values.count == sqlite3_bind_parameter_count(handle) else {
            throw DatabaseError(resultCode: .SQLITE_MISUSE)
        }
        var index: CInt = 0
        for value in values {
            index += 1
            // What nothing is bound to is NULL.
            guard let code = value?.bind(to: handle, at: index), code != SQLITE_OK else { continue }
            throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
    }

    private func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
    }

    /// Ready for the next time, and holding nothing of this one. A step that has failed is told of once: here it is passed
    /// over.
    private func end() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    private func row() -> StoredRow {
        let known = columns ?? names()
        columns = known
        return StoredRow(handle, known)
    }

    /// Asked for once a row is there: SQLite may prepare a statement anew with its first step.
    private func names() -> [String: CInt] {
        var names: [String: CInt] = [:]
        for index in 0..<sqlite3_column_count(handle) {
            names[String(cString: sqlite3_column_name(handle, index))] = index
        }
        return names
    }
}
