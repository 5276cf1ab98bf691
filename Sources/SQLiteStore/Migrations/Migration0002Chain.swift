import GRDB
import LedgerStore

/// Frozen: every row of the log gets its hash, also those that were written before there were any.
enum Migration0002Chain {
    static let name = "0002-chain"

    static let sql = """
        ALTER TABLE log ADD COLUMN hash BLOB NOT NULL DEFAULT x'';   -- SHA-256, chained: layout 1 of CanonicalBytes
        CREATE INDEX log_checkpoint ON log (position) WHERE kind = 5;
        """

    /// Hashes the rows that are there, in their order.
    static func fill(_ database: Database) throws {
        let transaction = SQLiteTransaction(database)
        var head = LogHead()
        while let draft = try transaction.first(
            "SELECT *, NULL AS office FROM log WHERE position > ? ORDER BY position LIMIT 1",
            { $0.bind(head.position) },
            read: { (previous: try $0["previous"] as Int64, draft: try LogDraft(row: $0)) })
        {
            let row = LogRow(draft.draft, after: head, previous: draft.previous)
            try transaction.run(
                "UPDATE log SET hash = ? WHERE position = ?", { $0.bind(row.hash.bytes, row.position) })
            head = LogHead(position: row.position, at: draft.draft.at, hash: row.hash)
        }
    }
}
