/// Frozen: what a monitoring point measured for which a hazard was found.
enum Migration0004Measured {
    static let name = "0004-measured"

    static let sql = """
        -- All NULL where no point found it; else one of point_above and point_below, the value that was reached.
        ALTER TABLE hazard
            ADD COLUMN point text COLLATE "C",
            ADD COLUMN point_kind text COLLATE "C",
            ADD COLUMN point_unit text COLLATE "C",
            ADD COLUMN point_value double precision,
            ADD COLUMN point_above double precision,
            ADD COLUMN point_below double precision,
            ADD COLUMN point_since bigint;
        """
}
