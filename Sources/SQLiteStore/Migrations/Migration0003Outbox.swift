/// Frozen: listeners of the outbox, and what they have acknowledged.
enum Migration0003Outbox {
    static let name = "0003-outbox"

    static let sql = """
        CREATE TABLE outbox_cursor (
            name TEXT PRIMARY KEY,
            position INTEGER NOT NULL,          -- everything up to this row of the log is acknowledged
            acknowledged_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX log_escalation ON log (position) WHERE type = 'escalation' AND kind = 3;
        """
}
