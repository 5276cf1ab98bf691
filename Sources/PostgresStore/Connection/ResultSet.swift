import CPostgres
import LedgerStore

/// The one owner of what a statement brought: its rows, in binary form.
final class ResultSet {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    var isSuccess: Bool {
        [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(handle))
    }

    /// Whether it stands for the end of a pipeline's part.
    var isEnd: Bool { PQresultStatus(handle) == PGRES_PIPELINE_SYNC }

    /// The class and kind of the failure, five characters; nil where the server said nothing.
    var sqlState: String? {
        cpostgres_sqlstate(handle).map { String(cString: $0) }
    }

    /// What was carried out, for example `COMMIT`.
    var command: String {
        String(cString: PQcmdStatus(handle))
    }

    var rows: some RandomAccessCollection<Row> {
        (0..<PQntuples(handle)).lazy.map { Row(set: self, index: $0) }
    }

    /// A value by the name of its column; nil for NULL.
    /// - Throws: ``StoreError/Code/damaged`` where the column is none of this type, or holds none of its values.
    func value<Value: PostgresValue>(_ column: String, at row: Int32) throws(StoreError) -> Value? {
        let index = PQfnumber(handle, column)
        guard index >= 0, PQftype(handle, index) == Value.columnType else { throw Self.isNoneOfOurs(column) }
        guard PQgetisnull(handle, row, index) == 0 else { return nil }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(handle, row, index), count: Int(PQgetlength(handle, row, index)))
        guard let value = Value(columnBytes: bytes) else { throw Self.isNoneOfOurs(column) }
        return value
    }

    static func isNoneOfOurs(_ column: String) -> StoreError {
        StoreError(.damaged, "column \(column) holds a value that no version wrote; the database is damaged")
    }
}
