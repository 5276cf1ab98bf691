import LedgerStore

/// The migrations, oldest first, and how they are applied.
enum PostgresSchema {
    struct Migration: Sendable {
        let name: String
        let sql: String
    }

    static let migrations = [
        Migration(name: Migration0001Ledgers.name, sql: Migration0001Ledgers.sql),
        Migration(name: Migration0002Arriving.name, sql: Migration0002Arriving.sql),
        Migration(name: Migration0003Points.name, sql: Migration0003Points.sql),
        Migration(name: Migration0004Measured.name, sql: Migration0004Measured.sql),
    ]

    /// Brings the tables of the session's schema to this version, in the transaction under way. Of several nodes that start at
    /// once one does, and the others wait for it.
    /// - Throws: ``StoreError``, also where a newer version has been there.
    static func migrate(_ connection: Connection) throws {
        try connection.takeAnyTime()
        try connection.ask("SET LOCAL lock_timeout = 0")
        _ = try connection.execute(lock, [])
        let applied = try knownNames(connection)
        let missing = migrations.filter { !applied.contains($0.name) }
        if applied.isEmpty { try connection.script(table) }
        for migration in missing {
            try connection.script(migration.sql)
            _ = try connection.execute("INSERT INTO migration (name) VALUES ($1)", [migration.name])
        }
        if !missing.isEmpty { _ = try connection.execute("UPDATE head SET migrations = $1", [migrations.count]) }
    }

    /// A reader can't bring the tables forward.
    static func requireCurrent(_ connection: Connection) throws {
        guard try knownNames(connection).count == migrations.count else {
            throw StoreError(
                .unreachable,
                "the database has no tables, or those of an older version of Duban; start a node on it once")
        }
    }

    /// The migrations that were applied.
    private static func knownNames(_ connection: Connection) throws(StoreError) -> [String] {
        let applied = try names(connection)
        guard applied.allSatisfy({ name in migrations.contains { $0.name == name } }) else { throw tooNew }
        return applied
    }

    static let tooNew = StoreError(
        .tooNew, "the tables were written by a newer version of Duban; run that one on this database")

    /// A lock for each schema of the database; the first number is Duban's own, so that no other program has the same.
    private static let lock = """
        SELECT pg_advisory_xact_lock(1145389390, oid::integer) FROM pg_catalog.pg_namespace WHERE nspname = current_schema()
        """

    private static let table = """
        CREATE TABLE migration (
            name text COLLATE "C" PRIMARY KEY,
            applied_at timestamptz NOT NULL DEFAULT now()
        )
        """

    private static let hasTable = """
        SELECT count(*) AS count FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'migration'
        """

    /// None where there is no table, which is also asked for without the right to make one.
    private static func names(_ connection: Connection) throws(StoreError) -> [String] {
        guard let found = try connection.execute(hasTable, []).rows.first, try found.get("count") == 1 else {
            return []
        }
        var names: [String] = []
        for row in try connection.execute("SELECT name FROM migration ORDER BY name", []).rows {
            names.append(try row.get("name"))
        }
        return names
    }
}
