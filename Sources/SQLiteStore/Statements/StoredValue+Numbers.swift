import GRDBSQLite

extension Int64: StoredValue {
    func bind(to binder: inout Binder) { binder.bind(integer: self) }

    init(column: CInt, of statement: OpaquePointer) { self = sqlite3_column_int64(statement, column) }
}

extension Int: StoredValue {
    func bind(to binder: inout Binder) { binder.bind(integer: Int64(self)) }

    init(column: CInt, of statement: OpaquePointer) { self = Int(Int64(column: column, of: statement)) }
}

extension Int32: StoredValue {
    func bind(to binder: inout Binder) { binder.bind(integer: Int64(self)) }

    init(column: CInt, of statement: OpaquePointer) { self = sqlite3_column_int(statement, column) }
}

/// Stored as 1 and 0.
extension Bool: StoredValue {
    func bind(to binder: inout Binder) { binder.bind(integer: self ? 1 : 0) }

    init(column: CInt, of statement: OpaquePointer) { self = sqlite3_column_int64(statement, column) != 0 }
}

extension Double: StoredValue {
    func bind(to binder: inout Binder) { binder.bind(real: self) }

    init(column: CInt, of statement: OpaquePointer) { self = sqlite3_column_double(statement, column) }
}
