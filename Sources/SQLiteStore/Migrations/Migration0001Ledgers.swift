/// Frozen: a change of the schema is a new migration.
///
/// Instants are milliseconds since 1970-01-01T00:00:00Z, dates are days since 1970-01-01: `date(deadline * 86400, 'unixepoch')`.
enum Migration0001Ledgers {
    static let name = "0001-ledgers"

    static let sql = """
        -- The log: what was received, what fired, and what came of it. Positions have no gaps.
        CREATE TABLE log (
            position INTEGER PRIMARY KEY,
            previous INTEGER NOT NULL,      -- the row before on the same topic, 0: none
            kind INTEGER NOT NULL,          -- 0 event, 1 refusal, 2 timer, 3 news, 4 rules
            at INTEGER NOT NULL,
            source TEXT NOT NULL,
            id TEXT NOT NULL,
            type TEXT NOT NULL,
            subject TEXT NOT NULL,
            area TEXT NOT NULL,
            standing TEXT NOT NULL,         -- folded, parked, or the code of its refusal
            is_test INTEGER NOT NULL,       -- 1: written on a test clock
            body BLOB NOT NULL              -- a CloudEvent in structured JSON
        );
        CREATE UNIQUE INDEX log_event ON log (id, source);
        CREATE INDEX log_subject ON log (subject, position);
        CREATE INDEX log_rules ON log (position) WHERE kind = 4;

        CREATE TABLE topic (
            name TEXT PRIMARY KEY,
            position INTEGER NOT NULL       -- of its newest row
        ) WITHOUT ROWID;

        CREATE TABLE hazard (
            number TEXT PRIMARY KEY,
            enterprise TEXT NOT NULL,
            uscc TEXT,
            area TEXT NOT NULL,
            sector TEXT NOT NULL,
            level TEXT NOT NULL,
            state TEXT NOT NULL,
            deadline INTEGER NOT NULL,
            original_deadline INTEGER NOT NULL,
            extensions INTEGER NOT NULL,
            reopened INTEGER NOT NULL,
            found_at INTEGER NOT NULL,
            rectified_at INTEGER,
            closed_at INTEGER,
            latest_rectification INTEGER,
            found_received_at INTEGER NOT NULL,
            closed_received_at INTEGER,
            changed_received_at INTEGER NOT NULL,
            round INTEGER NOT NULL,
            raised_stage TEXT,
            overdue_for TEXT,               -- the enterprise that it was first raised as overdue for
            description TEXT NOT NULL,
            found_by TEXT NOT NULL,
            lead_department TEXT,
            responsible_unit TEXT,
            responsible_person TEXT,
            measures TEXT,
            funds_yuan REAL,
            plan TEXT,
            campaign TEXT,
            recurrence_of TEXT,
            risk_colour TEXT
        ) WITHOUT ROWID;
        CREATE INDEX hazard_overdue_for ON hazard (overdue_for) WHERE overdue_for IS NOT NULL;
        CREATE INDEX hazard_open_major ON hazard (enterprise) WHERE state = 'open' AND level = 'major';
        CREATE INDEX hazard_open_major_uscc ON hazard (uscc) WHERE state = 'open' AND level = 'major';

        CREATE TABLE parked (
            position INTEGER PRIMARY KEY,
            subject TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            event TEXT NOT NULL
        );
        CREATE INDEX parked_subject ON parked (subject, position);

        CREATE TABLE escalation (
            sequence INTEGER PRIMARY KEY,   -- the order in which they were raised
            subject TEXT NOT NULL,
            round INTEGER NOT NULL,
            stage TEXT NOT NULL,
            number INTEGER NOT NULL,
            status TEXT NOT NULL,
            reason TEXT NOT NULL,
            recipients TEXT NOT NULL,       -- roles, separated by spaces
            raised_at INTEGER NOT NULL,
            acknowledged_by TEXT,
            acknowledged_at INTEGER,
            resolved_at INTEGER,
            area TEXT NOT NULL,
            enterprise TEXT NOT NULL,
            UNIQUE (subject, round, stage, number)
        );
        CREATE INDEX escalation_unresolved ON escalation (subject) WHERE status <> 'resolved';

        CREATE TABLE timer (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,   -- the order in which they were scheduled
            due INTEGER NOT NULL,
            subject TEXT NOT NULL,
            kind TEXT NOT NULL,             -- stage, unacknowledged, repeat or parked
            round INTEGER NOT NULL,         -- 0 for parked
            stage TEXT NOT NULL,            -- empty for parked
            number INTEGER NOT NULL,        -- of the escalation to repeat, or the position that is parked
            UNIQUE (subject, kind, round, stage, number)
        );
        CREATE INDEX timer_due ON timer (due, sequence);

        CREATE TABLE incident (
            number TEXT PRIMARY KEY,
            enterprise TEXT NOT NULL,
            uscc TEXT,
            area TEXT NOT NULL,
            sector TEXT NOT NULL,
            occurred_at INTEGER NOT NULL,
            description TEXT NOT NULL,
            deaths INTEGER,
            missing INTEGER,
            serious_injuries INTEGER,
            minor_injuries INTEGER,
            direct_loss_yuan REAL,
            class TEXT NOT NULL,
            latest_report INTEGER NOT NULL,
            earliest_report INTEGER NOT NULL,
            reports INTEGER NOT NULL,
            late INTEGER NOT NULL,
            late_minutes INTEGER NOT NULL,
            escalated_class TEXT,
            round INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE measure (
            number TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            status TEXT NOT NULL,
            enterprise TEXT NOT NULL,
            uscc TEXT,
            area TEXT NOT NULL,
            hazard TEXT,
            incident TEXT,
            ordered_at INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE entry (
            ledger TEXT NOT NULL,
            subject TEXT NOT NULL,
            status TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            closed_at INTEGER,
            PRIMARY KEY (ledger, subject)
        ) WITHOUT ROWID;

        CREATE TABLE watched (
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            reasons TEXT NOT NULL,          -- separated by spaces
            since INTEGER NOT NULL,
            PRIMARY KEY (kind, name)
        ) WITHOUT ROWID;

        -- Source and id are what was sent, however odd: bytes, not text.
        CREATE TABLE dead_letter (
            number INTEGER PRIMARY KEY,
            source BLOB,
            id BLOB,
            code TEXT NOT NULL,
            message TEXT NOT NULL,
            pointer BLOB,
            received_at INTEGER NOT NULL,
            count INTEGER NOT NULL,
            size INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            body BLOB,
            UNIQUE (source, id, code)
        );
        """
}
