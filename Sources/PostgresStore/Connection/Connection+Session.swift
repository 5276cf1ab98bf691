import LedgerStore

extension Connection {
    /// Looks whether the server keeps what it is given, and sets what every transaction relies on.
    /// - Returns: after how long the server ends a statement.
    func setUpSession(for transactions: TransactionKind) throws(StoreError) -> Duration {
        for row in try execute(Self.circumstances, []).rows {
            try Self.require(row)
        }
        _ = try execute(Self.settings, [transactions.longestStatement, transactions.longestPause])
        return .milliseconds(try execute(Self.longestStatement, []).rows.first?.get("milliseconds") ?? 0)
    }

    private static let longestStatement = """
        SELECT setting::bigint AS milliseconds FROM pg_catalog.pg_settings WHERE name = 'statement_timeout'
        """

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

    /// One schema alone, whatever else the path names. A commit waits for the disk and for the standbys. No wait is endless:
    /// ``TransactionKind/longestStatement``, 10 s for another node's transaction, and ``TransactionKind/longestPause`` until the
    /// server ends the transaction of a node that stands still. Times that the user, the database or the address set are kept.
    ///
    /// Whatever an index serves is read by it, in its order. Without statistics, as before the first ANALYZE, the planner
    /// would sort all that follows for each page of the log. What no index serves then looks so dear to it that it would
    /// compile the plan (`jit`), which takes longer than any of these statements. Warnings have to come, and nothing less: one
    /// of them tells that a commit was not confirmed.
    private static let settings = """
        SELECT set_config('search_path', quote_ident(current_schema()), false),
        set_config('synchronous_commit', CASE current_setting('synchronous_commit')
            WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false),
        set_config('enable_seqscan', 'off', false), set_config('enable_bitmapscan', 'off', false),
        set_config('jit', 'off', false), set_config('client_min_messages', 'warning', false),
        (SELECT count(set_config(name, own, false)) FROM (VALUES
            ('statement_timeout', $1), ('lock_timeout', '10s'), ('idle_in_transaction_session_timeout', $2)
        ) AS bound (name, own) WHERE current_setting(name) = '0')
        """
}
