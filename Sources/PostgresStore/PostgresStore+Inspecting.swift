import LedgerStore

extension PostgresStore {
    /// Reads every row of every table on the server, which finds what its page checksums (`initdb --data-checksums`) tell, then
    /// the whole log here, row by row against the chain, and the newest row of each topic and source.
    public func inspect() async throws {
        try await readers.run { connection in
            try connection.takeAnyTime()
            let transaction = PostgresTransaction(reading: connection)
            try Self.readTables(transaction)
            try Self.readLog(transaction)
            try transaction.requireWholeHead()
            try Self.inspectNewest(transaction)
        }
    }

    private static let tables = [
        "head", "log", "topic", "source", "outbox_cursor", "hazard", "parked", "escalation", "timer", "incident",
        "measure", "entry", "watched", "dead_letter", "migration",
    ]

    /// As a text a row has to be read with everything that is stored apart from it.
    private static func readTables(_ transaction: PostgresTransaction) throws {
        for table in tables {
            _ = try transaction.count(
                "SELECT coalesce(sum(length(stored::text)), 0)::bigint AS count FROM \(table) stored")
        }
    }

    /// Rows of up to 1 MiB each.
    private static let stride = 100

    private static func readLog(_ transaction: PostgresTransaction) throws {
        var next: Int64 = 1
        while true {
            let rows = try transaction.rows(from: next, limit: stride, filter: .all)
            guard let last = rows.last else { return }
            guard last.position == next + Int64(rows.count) - 1 else {
                throw StoreError(.damaged, "the log has gaps behind row \(next - 1); restore a backup")
            }
            next = last.position + 1
        }
    }

    private static func inspectNewest(_ transaction: PostgresTransaction) throws {
        let newest = [
            "topic": "SELECT type || '.' || area, max(position) FROM log GROUP BY type, area",
            "source": "SELECT source, max(position) FROM log WHERE kind = 0 GROUP BY source",
        ]
        for (table, inLog) in newest.sorted(by: { $0.key < $1.key }) {
            let kept = "SELECT name, position FROM \(table)"
            let faults = try transaction.count(
                """
                SELECT count(*) AS count FROM (((\(inLog)) EXCEPT (\(kept))) UNION ALL ((\(kept)) EXCEPT (\(inLog)))) fault
                """)
            guard faults == 0 else {
                throw StoreError(.damaged, "table \(table) is not what follows from the log; restore a backup")
            }
        }
    }
}
