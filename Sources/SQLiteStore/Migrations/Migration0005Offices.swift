/// Frozen: who sent what.
enum Migration0005Offices {
    static let name = "0005-offices"

    static let sql = """
        -- NULL: the node itself, or a time when nobody was told from anybody else. Hashed: layout 2 of CanonicalBytes.
        ALTER TABLE log ADD COLUMN office TEXT;
        ALTER TABLE parked ADD COLUMN office TEXT;
        ALTER TABLE dead_letter ADD COLUMN office TEXT;
        """
}
