import GRDBSQLite
import LedgerStore

/// The row on which a statement stands, until its next step.
struct StoredRow {
    private let statement: OpaquePointer
    private let columns: StoredColumns

    init(_ statement: OpaquePointer, _ columns: StoredColumns) {
        self.statement = statement
        self.columns = columns
    }

    /// - Throws: ``StoreError`` where the column is NULL: the data are damaged.
    subscript<Value: StoredValue>(_ column: StaticString) -> Value {
        get throws {
            guard let value = try find(Value.self, in: column) else {
                throw StoreError(.damaged, "column \(column) holds nothing; the database is damaged")
            }
            return value
        }
    }

    /// Nil where the column is NULL.
    subscript<Value: StoredValue>(_ column: StaticString) -> Value? {
        get throws { try find(Value.self, in: column) }
    }

    /// Nil where the column is NULL.
    subscript<Value: StoredValue>(_ index: CInt) -> Value? {
        sqlite3_column_type(statement, index) == SQLITE_NULL ? nil : Value(column: index, of: statement)
    }

    private func find<Value: StoredValue>(_: Value.Type, in column: StaticString) throws -> Value? {
        guard let index = columns.index(of: column) else {
            throw StoreError(.failed, "the database has no column \(column)")
        }
        return self[index]
    }
}
