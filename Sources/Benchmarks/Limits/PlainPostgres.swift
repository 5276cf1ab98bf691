import CPostgres
import LedgerStore

/// PostgreSQL as a C program uses it: prepared inserts of many rows each, one transaction a batch.
actor PlainPostgres {
    // Opened and used by this actor alone, until it goes.
    private nonisolated(unsafe) let connection: OpaquePointer
    private var position: Int64 = 0
    private var prepared: Set<String> = []

    /// A statement has 65,535 parameters at most.
    private static let largestInsert = 1_000

    init(_ address: String) throws {
        guard let opened = PQconnectdb(address) else { throw BenchError("libpq has no memory left") }
        connection = opened
        guard PQstatus(opened) == CONNECTION_OK else { throw BenchError("PostgreSQL does not answer") }
        try Self.require(PQexec(opened, Self.schema))
    }

    deinit {
        PQfinish(connection)
    }

    func write(_ batches: [[StoredEvent]]) throws -> Sample {
        let batches = batches.map { batch in (log: batch.map(logRow), hazards: batch.map { PlainRow($0.hazard) }) }
        return try Sample.timing(batches, countingEach: batches.first?.log.count ?? 0) {
            try commit($0.log, $0.hazards)
        }
    }

    private func logRow(of event: StoredEvent) -> PlainRow {
        var row = event.row
        position += 1
        row.position = position
        return PlainRow(row)
    }

    private func commit(_ log: [PlainRow], _ hazards: [PlainRow]) throws {
        try Self.require(PQexec(connection, "BEGIN"))
        try insert(log, into: "plain_log", PlainTables.log)
        try insert(hazards, into: "plain_hazard", PlainTables.hazard)
        try Self.require(PQexec(connection, "COMMIT"))
    }

    private func insert(_ rows: [PlainRow], into table: String, _ columns: [String]) throws {
        var rest = rows[...]
        while !rest.isEmpty {
            let part = rest.prefix(Self.largestInsert)
            try execute(try statement(table, columns, rows: part.count), part)
            rest = rest.dropFirst(part.count)
        }
    }

    private func statement(_ table: String, _ columns: [String], rows: Int) throws -> String {
        let name = "\(table)_\(rows)"
        if prepared.insert(name).inserted {
            let values = (0..<rows).map { row in
                "(" + columns.indices.map { "$\(row * columns.count + $0 + 1)" }.joined(separator: ", ") + ")"
            }
            let sql = "INSERT INTO \(table) VALUES \(values.joined(separator: ", "))"
            try Self.require(PQprepare(connection, name, sql, 0, nil))
        }
        return name
    }

    private func execute(_ statement: String, _ rows: ArraySlice<PlainRow>) throws {
        let bytes = rows.flatMap(\.bytes)
        let count = rows.reduce(0) { $0 + $1.cells.count }
        var values: [UnsafePointer<CChar>?] = []
        var (lengths, formats) = ([Int32](), [Int32]())
        values.reserveCapacity(count)
        lengths.reserveCapacity(count)
        formats.reserveCapacity(count)
        try bytes.withUnsafeBytes { bytes in
            var start = 0
            for row in rows {
                for cell in row.cells {
                    let range = cell.written
                    values.append(
                        range.flatMap { bytes.baseAddress?.advanced(by: start + $0.lowerBound) }
                            .map { $0.assumingMemoryBound(to: CChar.self) })
                    lengths.append(Int32(range?.count ?? 0))
                    formats.append(cell.isBlob ? 1 : 0)
                }
                start += row.bytes.count
            }
            try Self.require(PQexecPrepared(connection, statement, Int32(count), values, lengths, formats, 1))
        }
    }

    private static let schema = """
        CREATE TABLE plain_log (position bigint PRIMARY KEY, previous bigint, kind bigint, at bigint, source text COLLATE "C",
            id text COLLATE "C", type text, subject text, area text, standing text, is_test bigint, body bytea, hash bytea,
            office text);
        CREATE UNIQUE INDEX plain_log_event ON plain_log (id, source);
        CREATE TABLE plain_hazard (number text COLLATE "C" PRIMARY KEY, \(PlainTables.hazard.dropFirst().map { "\($0) \(type(of: $0))" }.joined(separator: ", ")));
        """

    private static func type(of column: String) -> String {
        if column == "funds_yuan" { return "double precision" }
        let numbers = ["deadline", "original_deadline", "extensions", "reopened", "latest_rectification", "round"]
        return column.hasSuffix("_at") || numbers.contains(column) ? "bigint" : "text"
    }

    /// - Throws: ``BenchError`` with the SQLSTATE where the server has refused it.
    private static func require(_ result: OpaquePointer?) throws {
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            let state = cpostgres_sqlstate(result).map { String(cString: $0) } ?? "no answer"
            throw BenchError("PostgreSQL refused a plain statement (\(state))")
        }
    }
}

extension PlainRow.Cell {
    /// Where it is written out; nil for null.
    fileprivate var written: Range<Int>? {
        switch self {
        case .null: nil
        case .integer(_, let range), .real(_, let range), .text(let range), .blob(let range): range
        }
    }

    fileprivate var isBlob: Bool {
        if case .blob = self { true } else { false }
    }
}
