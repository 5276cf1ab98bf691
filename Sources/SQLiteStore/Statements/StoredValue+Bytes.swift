import GRDBSQLite

/// What tells SQLite to take a copy at once (`SQLITE_TRANSIENT`): the bytes are the caller's only for the call.
private nonisolated(unsafe) let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// With its length, so that a text may hold U+0000.
extension String: StoredValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        // Without a pointer it would be NULL.
        if isEmpty { return sqlite3_bind_text(statement, index, "", 0, copied) }
        var text = self
        return text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text64(
                    statement, index, $0.baseAddress, UInt64($0.count), copied, UInt8(SQLITE_UTF8))
            }
        }
    }

    init(column: CInt, of statement: OpaquePointer) {
        // The text before its length, which is that of what was asked for last.
        let start = sqlite3_column_text(statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        self.init(decoding: UnsafeBufferPointer(start: start, count: start == nil ? 0 : count), as: UTF8.self)
    }
}

extension [UInt8]: StoredValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        // Without a pointer it would be NULL.
        if isEmpty { return sqlite3_bind_zeroblob(statement, index, 0) }
        return withUnsafeBytes {
            sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), copied)
        }
    }

    init(column: CInt, of statement: OpaquePointer) {
        let start = sqlite3_column_blob(statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        self.init(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }
}
