import LedgerStore
import Ledgers

extension PostgresTransaction {
    func outbox(after position: Int64, limit: Int) throws -> [LogRow] {
        try checkedRows(
            "log.type = 'escalation' AND log.kind = 3 AND log.position > $1 ORDER BY log.position LIMIT $2",
            [position, limit == .max ? nil : limit])
    }

    func outboxCount(after position: Int64) throws -> Int {
        try count(
            "SELECT count(*) AS count FROM log WHERE type = 'escalation' AND kind = 3 AND position > $1", [position])
    }

    func outboxCursor(_ name: String) throws -> OutboxCursor? {
        try first("SELECT * FROM outbox_cursor WHERE name = $1", [name], OutboxCursor.init(row:))
    }

    func outboxCursors() throws -> [OutboxCursor] {
        try all("SELECT * FROM outbox_cursor ORDER BY name", [], OutboxCursor.init(row:))
    }

    func save(_ cursor: OutboxCursor) throws {
        try run(
            """
            INSERT INTO outbox_cursor (name, position, acknowledged_at) VALUES ($1, $2, $3)
            ON CONFLICT (name) DO UPDATE SET position = excluded.position, acknowledged_at = excluded.acknowledged_at
            """, [cursor.name, cursor.position, cursor.acknowledgedAt])
    }

    func removeOutboxCursor(_ name: String) throws {
        try run("DELETE FROM outbox_cursor WHERE name = $1", [name])
    }
}

extension OutboxCursor {
    fileprivate init(row: Row) throws {
        self.init(
            name: try row.get("name"), position: try row.get("position"),
            acknowledgedAt: try row.get("acknowledged_at"))
    }
}
