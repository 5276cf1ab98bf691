import GRDBSQLite

/// Where the columns of a statement's rows stand, by their names.
///
/// A name is told by where its text lies in the program, and compared only when that is met for the first time.
final class StoredColumns {
    private let statement: OpaquePointer
    private var known: [UnsafePointer<UInt8>: CInt] = [:]

    init(of statement: OpaquePointer) {
        self.statement = statement
    }

    /// Nil where there is no such column. To be asked for once a row is there: SQLite may prepare a statement anew with its
    /// first step.
    func index(of name: StaticString) -> CInt? {
        if let index = known[name.utf8Start] { return index }
        let index = (0..<sqlite3_column_count(statement)).first { column in
            sqlite3_column_name(statement, column).map { String(cString: $0) == name.description } ?? false
        }
        known[name.utf8Start] = index
        return index
    }
}
