/// Frozen: what a monitoring point measured for which a hazard was found.
enum Migration0006Measured {
    static let name = "0006-measured"

    static let sql = """
        -- All NULL where no point found it; else one of point_above and point_below, the value that was reached.
        ALTER TABLE hazard ADD COLUMN point TEXT;
        ALTER TABLE hazard ADD COLUMN point_kind TEXT;
        ALTER TABLE hazard ADD COLUMN point_unit TEXT;
        ALTER TABLE hazard ADD COLUMN point_value REAL;
        ALTER TABLE hazard ADD COLUMN point_above REAL;
        ALTER TABLE hazard ADD COLUMN point_below REAL;
        ALTER TABLE hazard ADD COLUMN point_since INTEGER;
        """
}
