import LedgerStore

extension Connection {
    /// Looks whether the server keeps what it is given, and sets what every transaction relies on.
    func setUpSession() throws(StoreError) {
        for row in try execute(Self.circumstances, []).rows {
            try Self.require(row)
        }
        _ = try execute(Self.settings, [])
    }

    private static let circumstances = """
        SELECT current_schema()::text AS schema, current_setting('server_encoding') AS encoding,
        current_setting('fsync') AS fsync
        """

    private static func require(_ row: Row) throws(StoreError) {
        guard try row.find("schema") as String? != nil else {
            throw StoreError(.failed, "the database has no schema for the tables; CREATE SCHEMA the one of search_path")
        }
        guard try row.get("encoding") == "UTF8" else {
            throw StoreError(.failed, "the database has another encoding than UTF8; create one with ENCODING 'UTF8'")
        }
        guard try row.get("fsync") == "on" else {
            throw StoreError(.failed, "the server runs with fsync off, so nothing would be durable; set fsync = on")
        }
    }

    /// One schema alone, whatever else the path names. A commit waits for the disk and for the standbys. No wait is
    /// endless: 60 s for a statement, 10 s for another node's transaction, and 15 s until the server ends the transaction of a
    /// node that stands still and keeps all others waiting. Times that the user, the database or the address set are kept.
    private static let settings = """
        SELECT set_config('search_path', quote_ident(current_schema()), false),
        set_config('synchronous_commit', CASE current_setting('synchronous_commit')
            WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false),
        (SELECT count(set_config(name, own, false)) FROM (VALUES
            ('statement_timeout', '60s'), ('lock_timeout', '10s'), ('idle_in_transaction_session_timeout', '15s')
        ) AS bound (name, own) WHERE current_setting(name) = '0')
        """
}
