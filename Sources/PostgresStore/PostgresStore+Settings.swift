import LedgerStore

extension PostgresStore {
    /// What the server says of itself, to a session like all others; never the password.
    public func settings() async throws -> [(name: String, value: String)] {
        let shown = try await readers.run { connection in
            let settings = try PostgresTransaction(reading: connection).first(Self.query, [], Self.read) ?? []
            return [("server", connection.server), ("encryption", connection.encryption ?? "none")] + settings
        }
        return [("driver", "postgresql"), ("address", access.address.description)] + shown
    }

    private static let shown = [
        "server_version", "synchronous_commit", "fsync", "full_page_writes", "data_checksums",
        "synchronous_standby_names",
    ]

    private static let query = """
        SELECT \(shown.map { "current_setting('\($0)') AS \($0)" }.joined(separator: ", ")),
        current_database()::text AS database, current_schema()::text AS schema,
        (SELECT name FROM migration ORDER BY name DESC LIMIT 1) AS schema_version
        """

    private static func read(_ row: Row) throws -> [(String, String)] {
        try (["database", "schema", "schema_version"] + shown).map { ($0, try row.get($0)) }
    }
}
