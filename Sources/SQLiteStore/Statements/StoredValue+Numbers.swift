import GRDBSQLite

extension Int64: StoredValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt { sqlite3_bind_int64(statement, index, self) }

    init(column: CInt, of statement: OpaquePointer) { self = sqlite3_column_int64(statement, column) }
}

extension Int: StoredValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt { Int64(self).bind(to: statement, at: index) }

    init(column: CInt, of statement: OpaquePointer) { self = Int(Int64(column: column, of: statement)) }
}

extension Int32: StoredValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt { sqlite3_bind_int(statement, index, self) }

    init(column: CInt, of statement: OpaquePointer) { self = sqlite3_column_int(statement, column) }
}

/// Stored as 1 and 0.
extension Bool: StoredValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        sqlite3_bind_int64(statement, index, self ? 1 : 0)
    }

    init(column: CInt, of statement: OpaquePointer) { self = sqlite3_column_int64(statement, column) != 0 }
}

extension Double: StoredValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt { sqlite3_bind_double(statement, index, self) }

    init(column: CInt, of statement: OpaquePointer) { self = sqlite3_column_double(statement, column) }
}
