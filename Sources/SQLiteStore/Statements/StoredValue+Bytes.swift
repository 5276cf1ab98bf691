import GRDBSQLite
import Ledgers

extension String: StoredValue {
    func bind(to binder: inout Binder) {
        withExactBytes { binder.bind(text: UnsafeRawBufferPointer($0)) }
    }

    init(column: CInt, of statement: OpaquePointer) {
        // The text before its length, which is that of what was asked for last.
        let start = sqlite3_column_text(statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        self.init(decoding: UnsafeBufferPointer(start: start, count: start == nil ? 0 : count), as: UTF8.self)
    }
}

extension [UInt8]: Bindable, StoredValue {
    func bind(to binder: inout Binder) {
        withUnsafeBytes { binder.bind(blob: $0) }
    }

    init(column: CInt, of statement: OpaquePointer) {
        let start = sqlite3_column_blob(statement, column)
        let count = Int(sqlite3_column_bytes(statement, column))
        self.init(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }
}
