/// Frozen: the newest event of every source.
enum Migration0004Sources {
    static let name = "0004-sources"

    static let sql = """
        CREATE TABLE source (
            name TEXT PRIMARY KEY,
            position INTEGER NOT NULL           -- of its newest event in the log
        ) WITHOUT ROWID;
        INSERT INTO source (name, position) SELECT source, max(position) FROM log WHERE kind = 0 GROUP BY source;
        """
}
