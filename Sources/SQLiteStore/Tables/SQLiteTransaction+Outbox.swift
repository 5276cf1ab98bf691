import LedgerStore
import Ledgers

extension SQLiteTransaction {
    func outbox(after position: Int64, limit: Int) throws -> [LogRow] {
        try checkedRows(
            "log.type = 'escalation' AND log.kind = 3 AND log.position > ? ORDER BY log.position LIMIT ?",
            { $0.bind(position, limit == .max ? -1 : limit) })
    }

    func outboxCount(after position: Int64) throws -> Int {
        try count(
            "SELECT count(*) FROM log WHERE type = 'escalation' AND kind = 3 AND position > ?", { $0.bind(position) })
    }

    func outboxCursor(_ name: String) throws -> OutboxCursor? {
        try first("SELECT * FROM outbox_cursor WHERE name = ?", { $0.bind(name) }, read: OutboxCursor.init(row:))
    }

    func outboxCursors() throws -> [OutboxCursor] {
        try all("SELECT * FROM outbox_cursor ORDER BY name", read: OutboxCursor.init(row:))
    }

    func save(_ cursor: OutboxCursor) throws {
        try run(
            "INSERT OR REPLACE INTO outbox_cursor (name, position, acknowledged_at) VALUES (?, ?, ?)",
            { $0.bind(cursor.name, cursor.position, cursor.acknowledgedAt.milliseconds) })
    }

    func removeOutboxCursor(_ name: String) throws {
        try run("DELETE FROM outbox_cursor WHERE name = ?", { $0.bind(name) })
    }
}

extension OutboxCursor {
    fileprivate init(row: StoredRow) throws {
        try self.init(name: row["name"], position: row["position"], acknowledgedAt: row.instant("acknowledged_at"))
    }
}
