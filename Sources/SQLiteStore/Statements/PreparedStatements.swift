import GRDB

/// The statements of one connection, each prepared once.
///
/// A text that stands in the program is told by where it lies there, which costs less than to compare it.
/// Unchecked: it is used only by whoever has the connection, and that is one at a time.
final class PreparedStatements: @unchecked Sendable {
    private var fixed: [UnsafePointer<UInt8>: PreparedStatement] = [:]
    private var composed: [String: PreparedStatement] = [:]

    func statement(_ sql: StaticString, in database: Database) throws -> PreparedStatement {
        if let statement = fixed[sql.utf8Start] { return statement }
        let statement = try PreparedStatement(sql.description, in: database)
        fixed[sql.utf8Start] = statement
        return statement
    }

    /// For texts that are put together.
    func statement(composed sql: String, in database: Database) throws -> PreparedStatement {
        if let statement = composed[sql] { return statement }
        let statement = try PreparedStatement(sql, in: database)
        composed[sql] = statement
        return statement
    }

    /// To be called before the connection is closed: SQLite closes none that has statements.
    func removeAll() {
        fixed = [:]
        composed = [:]
    }
}
