/// Frozen: a change of the schema is a new migration.
///
/// Instants are milliseconds since 1970-01-01T00:00:00Z.
enum PointMigration0001States {
    static let name = "0001-states"

    static let sql = """
        CREATE TABLE point (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE
        );

        CREATE TABLE state (
            point INTEGER PRIMARY KEY,
            as_of INTEGER NOT NULL,             -- heard or taken from last; the smallest integer: never
            measured_at INTEGER,                -- what was taken last, with the next three; NULL: nothing
            received_at INTEGER,
            value REAL,
            quality TEXT,
            heard_at INTEGER,
            faulty_since INTEGER,
            minute INTEGER,                     -- that is not over yet, with the next four; NULL: none
            minute_min REAL,
            minute_max REAL,
            minute_sum REAL,
            minute_count INTEGER,
            latches BLOB NOT NULL,              -- Latch+Packed.swift
            breach_start INTEGER,               -- with the next two; NULL: none
            breach_level TEXT,
            breach_cleared_at INTEGER,
            silence_start INTEGER,              -- with the next two; NULL: none
            silence_level TEXT,
            silence_cleared_at INTEGER,
            faults BLOB NOT NULL,               -- FaultTally+Packed.swift
            taken INTEGER NOT NULL,
            repeated INTEGER NOT NULL
        );

        -- Behind the newest ones new ones are added, and the oldest are forgotten: each a few pages that lie together.
        CREATE TABLE minute (
            minute INTEGER NOT NULL,
            point INTEGER NOT NULL,
            min REAL NOT NULL,
            max REAL NOT NULL,
            sum REAL NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (minute, point)
        ) WITHOUT ROWID;

        CREATE TABLE unknown (
            id TEXT PRIMARY KEY,
            count INTEGER NOT NULL,
            first_at INTEGER NOT NULL,
            last_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        """
}
