/// Frozen: a change of the schema is a new migration.
///
/// Instants are milliseconds since 1970-01-01T00:00:00Z, dates are days since 1970-01-01: `date '1970-01-01' + deadline::int`.
/// All texts compare byte by byte (`COLLATE "C"`), whatever the database was created with: lists are in code-point order.
/// The texts in indexes are short (schemas/: 200 characters at most); a row of an index may have 2,704 bytes.
enum Migration0001Ledgers {
    static let name = "0001-ledgers"

    static let sql = """
        -- The end of the log: one row, which every writer locks before it does anything else. Its page keeps room for
        -- new versions of the row, so that a commit does not touch the index.
        CREATE TABLE head (
            single boolean PRIMARY KEY DEFAULT true CHECK (single),
            position bigint NOT NULL,           -- 0: the log is empty
            at bigint,                          -- of the newest row
            hash bytea NOT NULL,
            migrations bigint NOT NULL          -- how many were applied: a node that knows fewer writes no more
        ) WITH (fillfactor = 20);
        INSERT INTO head (position, hash, migrations) VALUES (0, decode(repeat('00', 32), 'hex'), 0);

        -- The log: what was received, what fired, and what came of it. Positions have no gaps.
        CREATE TABLE log (
            position bigint PRIMARY KEY,
            previous bigint NOT NULL,           -- the row before on the same topic, 0: none
            kind bigint NOT NULL,               -- 0 event, 1 refusal, 2 timer, 3 news, 4 rules, 5 checkpoint
            at bigint NOT NULL,
            source text COLLATE "C" NOT NULL,
            id text COLLATE "C" NOT NULL,
            type text COLLATE "C" NOT NULL,
            subject text COLLATE "C" NOT NULL,
            area text COLLATE "C" NOT NULL,
            office text COLLATE "C",            -- NULL: the node itself, or nobody was told from anybody else
            standing text COLLATE "C" NOT NULL, -- folded, parked, or the code of its refusal
            is_test boolean NOT NULL,           -- written on a test clock
            body bytea NOT NULL,                -- a CloudEvent in structured JSON
            hash bytea NOT NULL                 -- SHA-256, chained: CanonicalBytes
        );
        -- Is it there already? Asked for every event; unique, so that nothing is there twice whatever a node does.
        CREATE UNIQUE INDEX log_event ON log (id, source);
        -- A hazard's history, in the order of the log.
        CREATE INDEX log_subject ON log (subject, position);
        -- The few rows among many that are asked for by what they are: rules, the newest checkpoint, the outbox.
        CREATE INDEX log_rules ON log (position) WHERE kind = 4;
        CREATE INDEX log_checkpoint ON log (position) WHERE kind = 5;
        CREATE INDEX log_escalation ON log (position) WHERE type = 'escalation' AND kind = 3;

        CREATE TABLE topic (
            name text COLLATE "C" PRIMARY KEY,
            position bigint NOT NULL            -- of its newest row
        );

        CREATE TABLE source (
            name text COLLATE "C" PRIMARY KEY,
            position bigint NOT NULL            -- of its newest event in the log
        );

        CREATE TABLE outbox_cursor (
            name text COLLATE "C" PRIMARY KEY,
            position bigint NOT NULL,           -- everything up to this row of the log is acknowledged
            acknowledged_at bigint NOT NULL
        );

        CREATE TABLE hazard (
            number text COLLATE "C" PRIMARY KEY,
            enterprise text COLLATE "C" NOT NULL,
            uscc text COLLATE "C",
            area text COLLATE "C" NOT NULL,
            sector text COLLATE "C" NOT NULL,
            level text COLLATE "C" NOT NULL,
            state text COLLATE "C" NOT NULL,
            deadline bigint NOT NULL,
            original_deadline bigint NOT NULL,
            extensions bigint NOT NULL,
            reopened bigint NOT NULL,
            found_at bigint NOT NULL,
            rectified_at bigint,
            closed_at bigint,
            latest_rectification bigint,
            found_received_at bigint NOT NULL,
            closed_received_at bigint,
            changed_received_at bigint NOT NULL,
            round bigint NOT NULL,
            raised_stage text COLLATE "C",
            overdue_for text COLLATE "C",       -- the enterprise that it was first raised as overdue for
            description text COLLATE "C" NOT NULL,
            found_by text COLLATE "C" NOT NULL,
            lead_department text COLLATE "C",
            responsible_unit text COLLATE "C",
            responsible_person text COLLATE "C",
            measures text COLLATE "C",
            funds_yuan double precision,
            plan text COLLATE "C",
            campaign text COLLATE "C",
            recurrence_of text COLLATE "C",
            risk_colour text COLLATE "C"
        );
        -- The rules of an enterprise: how often overdue, and whether a major one is open, by name and by code. Lists go by
        -- the primary key; counts read the whole table, as no index would spare them that.
        CREATE INDEX hazard_overdue_for ON hazard (overdue_for) WHERE overdue_for IS NOT NULL;
        CREATE INDEX hazard_open_major ON hazard (enterprise) WHERE state = 'open' AND level = 'major';
        CREATE INDEX hazard_open_major_uscc ON hazard (uscc) WHERE state = 'open' AND level = 'major';

        CREATE TABLE parked (
            position bigint PRIMARY KEY,
            subject text COLLATE "C" NOT NULL,
            received_at bigint NOT NULL,
            event text COLLATE "C" NOT NULL,
            office text COLLATE "C"
        );
        CREATE INDEX parked_subject ON parked (subject, position);

        CREATE TABLE escalation (
            sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,   -- the order in which they were raised
            subject text COLLATE "C" NOT NULL,
            round bigint NOT NULL,
            stage text COLLATE "C" NOT NULL,
            number bigint NOT NULL,
            status text COLLATE "C" NOT NULL,
            reason text COLLATE "C" NOT NULL,
            recipients text COLLATE "C" NOT NULL,                       -- roles, separated by spaces
            raised_at bigint NOT NULL,
            acknowledged_by text COLLATE "C",
            acknowledged_at bigint,
            resolved_at bigint,
            area text COLLATE "C" NOT NULL,
            enterprise text COLLATE "C" NOT NULL,
            UNIQUE (subject, round, stage, number)
        );
        CREATE INDEX escalation_unresolved ON escalation (subject, sequence) WHERE status <> 'resolved';
        -- The written id, in whose order the list is.
        CREATE INDEX escalation_written ON escalation
            ((subject || '/' || round::text || '/' || stage || '/' || number::text) COLLATE "C");

        CREATE TABLE timer (
            sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,   -- the order in which they were scheduled
            due bigint NOT NULL,
            subject text COLLATE "C" NOT NULL,
            kind text COLLATE "C" NOT NULL,     -- stage, unacknowledged, repeat or parked
            round bigint NOT NULL,              -- 0 for parked
            stage text COLLATE "C" NOT NULL,    -- empty for parked
            number bigint NOT NULL,             -- of the escalation to repeat, or the position that is parked
            UNIQUE (subject, kind, round, stage, number)
        );
        CREATE INDEX timer_due ON timer (due, sequence);

        CREATE TABLE incident (
            number text COLLATE "C" PRIMARY KEY,
            enterprise text COLLATE "C" NOT NULL,
            uscc text COLLATE "C",
            area text COLLATE "C" NOT NULL,
            sector text COLLATE "C" NOT NULL,
            occurred_at bigint NOT NULL,
            description text COLLATE "C" NOT NULL,
            deaths bigint,
            missing bigint,
            serious_injuries bigint,
            minor_injuries bigint,
            direct_loss_yuan double precision,
            class text COLLATE "C" NOT NULL,
            latest_report bigint NOT NULL,
            earliest_report bigint NOT NULL,
            reports bigint NOT NULL,
            late boolean NOT NULL,
            late_minutes bigint NOT NULL,
            escalated_class text COLLATE "C",
            round bigint NOT NULL
        );

        CREATE TABLE measure (
            number text COLLATE "C" PRIMARY KEY,
            kind text COLLATE "C" NOT NULL,
            status text COLLATE "C" NOT NULL,
            enterprise text COLLATE "C" NOT NULL,
            uscc text COLLATE "C",
            area text COLLATE "C" NOT NULL,
            hazard text COLLATE "C",
            incident text COLLATE "C",
            ordered_at bigint NOT NULL
        );

        CREATE TABLE entry (
            ledger text COLLATE "C" NOT NULL,
            subject text COLLATE "C" NOT NULL,
            status text COLLATE "C" NOT NULL,
            opened_at bigint NOT NULL,
            closed_at bigint,
            PRIMARY KEY (ledger, subject)
        );

        CREATE TABLE watched (
            kind text COLLATE "C" NOT NULL,
            name text COLLATE "C" NOT NULL,
            reasons text COLLATE "C" NOT NULL,  -- separated by spaces
            since bigint NOT NULL,
            PRIMARY KEY (kind, name)
        );

        -- What was sent, however odd, and what quotes it are bytes, not text: they may hold U+0000.
        CREATE TABLE dead_letter (
            number bigint PRIMARY KEY,
            source bytea,
            id bytea,
            office text COLLATE "C",
            code text COLLATE "C" NOT NULL,
            message bytea NOT NULL,
            pointer bytea,
            received_at bigint NOT NULL,
            count bigint NOT NULL,
            size bigint NOT NULL,
            sha256 text COLLATE "C" NOT NULL,
            body bytea
        );
        -- By their sums, since they may be of any length.
        CREATE UNIQUE INDEX dead_letter_event ON dead_letter (sha256(source), sha256(id), code);
        """
}
