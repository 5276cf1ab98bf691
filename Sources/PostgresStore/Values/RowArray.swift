import CPostgres

/// A row of a table, as it is sent whole.
protocol TableRow {
    static var table: String { get }
    /// Adds a field for each column of the table, in the order in which the table has them.
    func write(to fields: inout RowFields)
}

/// A row that is also read back as it is.
protocol StoredRow: TableRow {
    init(row: Row) throws
}

/// Many rows of a table as one parameter, for `unnest`: an array of the table's own row type. The server takes one such array
/// in half the time that it takes for as many arrays as there are columns.
struct RowArray<Row: TableRow>: Parameter {
    let rows: [Row]
    /// The row type of the table: ``Connection/rowType(of:)``.
    let type: Oid

    func write(to bytes: inout [UInt8]) {
        bytes.appendArrayHeader(of: type, count: rows.count)
        for row in rows {
            bytes.appendSized { bytes in
                var fields = RowFields(&bytes)
                row.write(to: &fields)
                fields.finish(&bytes)
            }
        }
    }
}

/// The fields of one row. Layout: record_send of src/backend/utils/adt/rowtypes.c.
struct RowFields {
    private var bytes: [UInt8]
    private let start: Int
    private var count: Int32 = 0

    /// Takes the bytes over, so that nothing is copied, until ``finish(_:)`` gives them back.
    init(_ bytes: inout [UInt8]) {
        start = bytes.count
        self.bytes = []
        swap(&self.bytes, &bytes)
        self.bytes.append(integer: 0)
    }

    /// - Parameter value: nil for NULL.
    mutating func add<Value: PostgresValue>(_ value: Value?) {
        bytes.append(type: Value.columnType)
        bytes.append(sized: value)
        count += 1
    }

    /// Text that is kept as bytes, since it may hold what PostgreSQL's texts can't: U+0000.
    mutating func add(bytesOf text: String?) {
        add(text.map { Array($0.utf8) })
    }

    /// A column that the server fills itself.
    mutating func addGenerated() {
        add(nil as Int64?)
    }

    mutating func finish(_ bytes: inout [UInt8]) {
        self.bytes.replace(at: start, by: count)
        swap(&self.bytes, &bytes)
    }
}
