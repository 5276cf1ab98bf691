import GRDB
import GRDBSQLite

/// A statement of one connection, bound and read by SQLite's own calls.
///
/// GRDB prepares it, and finalizes it when nobody holds it any more. Its arguments and rows are passed over: they are made for
/// whatever may be asked, and cost three times what SQLite itself does.
final class PreparedStatement {
    /// Held for as long as its handle is in use.
    private let prepared: Statement
    private let handle: OpaquePointer
    private let database: OpaquePointer?
    private let parameters: CInt
    private let columns: StoredColumns
    private var room = StatementRoom()
    /// How large the room would have to be for the values of this run; 0 where they have found place.
    private var missing = 0

    init(_ sql: String, in database: Database) throws {
        prepared = try database.cachedStatement(sql: sql)
        handle = prepared.sqliteStatement
        parameters = sqlite3_bind_parameter_count(handle)
        columns = StoredColumns(of: handle)
        self.database = database.sqliteConnection
    }

    /// Runs it with the values that `bind` binds.
    /// - Parameter take: gets each row, which is gone when it returns, and says whether it wants the next one.
    /// - Throws: GRDB's `DatabaseError`, which ``SQLiteErrors`` translates; what `take` throws.
    func run(_ bind: (inout Binder) -> Void, _ take: (StoredRow) throws -> Bool = { _ in true }) throws {
        try requireTransaction()
        defer { end() }
        var binder = Binder(handle, room)
        bind(&binder)
        try check(binder)
        while try step(), try take(StoredRow(handle, columns)) {}
    }

    /// Runs it with the values of a row, which is not copied on the way.
    func run(_ row: some Bindable) throws {
        try requireTransaction()
        defer { end() }
        var binder = Binder(handle, room)
        row.bind(to: &binder)
        try check(binder)
        while try step() {}
    }

    /// SQLite ends a transaction by itself where the disk fails or is full. Who went on then would commit each statement
    /// alone.
    private func requireTransaction() throws {
        guard sqlite3_get_autocommit(database) == 0 else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
    }

    private func check(_ binder: borrowing Binder) throws {
        guard binder.count == parameters else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
        if let code = binder.failure { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        missing = binder.needed > room.bytes.count ? binder.needed : 0
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
        if missing > 0 { enlargeRoom() }
    }

    /// For the next time.
    private func enlargeRoom() {
        let size = min(missing, StatementRoom.most)
        missing = 0
        if size > room.bytes.count { room = StatementRoom(size: size) }
    }
}
