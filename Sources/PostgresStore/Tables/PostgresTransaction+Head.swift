import LedgerStore
import Ledgers

extension PostgresTransaction {
    func head() throws -> LogHead {
        if let growth { return growth.head }
        return try first("SELECT position, at, hash FROM head", [], LogHead.init(row:)) ?? LogHead()
    }

    /// The first step of every writer. Whoever waits here finds the head that the one before has left.
    /// - Parameter mayBeArriving: whether it writes a log that is not whole yet, too.
    static func lockHead(_ connection: Connection, mayBeArriving: Bool) throws(StoreError) -> LogHead {
        let rows = try connection.execute(
            "SELECT position, at, hash, migrations, arriving FROM head FOR UPDATE", []
        ).rows
        guard let row = rows.first else { throw noHead }
        // A newer node has changed the tables under this one.
        guard try row.get("migrations") == PostgresSchema.migrations.count else { throw PostgresSchema.tooNew }
        let isArriving: Bool = try row.get("arriving")
        guard mayBeArriving || !isArriving else { throw StoreError.arriving }
        return try LogHead(row: row)
    }

    /// The last step of a writer: sends what is left. The other nodes hear of it when it is committed.
    func finish() throws {
        try send(and: headChanges())
    }

    private func headChanges() -> [Statement] {
        guard let growth, growth.hasGrown else { return [] }
        let head = growth.head
        return [
            Statement(
                "UPDATE head SET position = $1, at = $2, hash = $3", [head.position, head.at, head.hash]),
            Statement("SELECT pg_notify($1, '')", [LogListener.channel]),
        ]
    }

    /// Whether the head row is the newest row of the log.
    /// - Throws: ``StoreError/Code/damaged`` where rows were removed or added by anything else than a commit.
    func requireWholeHead() throws {
        let head = try first("SELECT position, at, hash FROM head", [], LogHead.init(row:))
        let newest = try first(
            "SELECT position, at, hash FROM log ORDER BY position DESC LIMIT 1", [], LogHead.init(row:))
        guard let head else { throw Self.noHead }
        guard head == newest ?? LogHead() else {
            throw StoreError(
                .damaged,
                "the log ends at row \(newest?.position ?? 0), and its head names row \(head.position): one was altered; restore a backup"
            )
        }
    }

    private static let noHead = StoreError(.damaged, "table head has no row; restore a backup")
}

extension LogHead {
    fileprivate init(row: Row) throws(StoreError) {
        self.init(position: try row.get("position"), at: try row.find("at"), hash: try row.get("hash"))
    }
}
