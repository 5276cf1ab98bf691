import LedgerStore

/// What one of several nodes does for all of them: a lock of the session, so that it is free as soon as the server knows that the
/// node has gone.
///
/// A node that stands still, as a machine that sleeps does, keeps its connection; so the server ends a session that has not
/// asked for 30 s. Until then, and while a server does not know yet that a connection is lost, nobody sends, or a node that
/// does not know it either sends a message once more; never is one left out.
enum Duty {
    /// - Returns: whether this session has the lock, now or already.
    static func take(_ connection: Connection) throws(StoreError) -> Bool {
        try connection.execute(sql, []).rows.first?.get("held") ?? false
    }

    /// A session may take its own lock again and again, and would have to give it back as often.
    private static let sql = """
        SELECT set_config('idle_session_timeout', '30s', false),
        CASE WHEN EXISTS (
            SELECT FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
            AND classid = 1145389391 AND objid = space.oid AND objsubid = 2
        ) THEN true ELSE pg_try_advisory_lock(1145389391, space.oid::integer) END AS held
        FROM pg_catalog.pg_namespace AS space WHERE nspname = current_schema()
        """
}
