/// Frozen: monitoring points, beside the ledgers and written apart from them.
enum Migration0003Points {
    static let name = "0003-points"

    static let sql = """
        -- How often points were saved: one row, which every save locks before it does anything else, so that nobody reads
        -- past a save that is under way.
        CREATE TABLE point_saving (
            single boolean PRIMARY KEY DEFAULT true CHECK (single),
            revision bigint NOT NULL
        ) WITH (fillfactor = 20);
        INSERT INTO point_saving (revision) VALUES (0);

        -- Replaced with every save, and so in place: no index but the key's, and room in each page for the new version of
        -- every row. What others have saved is found by reading all of them, which are a few pages.
        CREATE TABLE point_state (
            point text COLLATE "C" PRIMARY KEY,
            revision bigint NOT NULL,           -- the save that it is of
            saved_by bigint NOT NULL,           -- a number that each driver draws for itself
            as_of bigint NOT NULL,              -- heard or taken from last; the smallest integer: never
            measured_at bigint,                 -- what was taken last, with the next three; NULL: nothing
            received_at bigint,
            value double precision,
            quality text COLLATE "C",
            heard_at bigint,
            faulty_since bigint,
            minute bigint,                      -- that is not over yet, with the next four; NULL: none
            minute_min double precision,
            minute_max double precision,
            minute_sum double precision,
            minute_count bigint,
            latches bytea NOT NULL,             -- Latch+Packed.swift
            breach_start bigint,                -- with the next two; NULL: none
            breach_level text COLLATE "C",
            breach_cleared_at bigint,
            silence_start bigint,               -- with the next two; NULL: none
            silence_level text COLLATE "C",
            silence_cleared_at bigint,
            faults bytea NOT NULL,              -- FaultTally+Packed.swift
            taken bigint NOT NULL,
            repeated bigint NOT NULL
        ) WITH (fillfactor = 45);

        -- Numbers for points, so that a minute's row is a short one.
        CREATE TABLE point_number (
            id text COLLATE "C" PRIMARY KEY,
            number bigint GENERATED ALWAYS AS IDENTITY UNIQUE
        );

        -- Behind the newest ones new ones are added, and the oldest are forgotten.
        CREATE TABLE point_minute (
            minute bigint NOT NULL,
            point bigint NOT NULL,              -- its number
            min double precision NOT NULL,
            max double precision NOT NULL,
            sum double precision NOT NULL,
            count bigint NOT NULL,
            PRIMARY KEY (minute, point)
        ) WITH (autovacuum_vacuum_scale_factor = 0.02);

        CREATE TABLE unknown_point (
            id text COLLATE "C" PRIMARY KEY,
            count bigint NOT NULL,
            first_at bigint NOT NULL,
            last_at bigint NOT NULL
        );
        """
}
