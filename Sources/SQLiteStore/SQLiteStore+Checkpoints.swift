import GRDB
import GRDBSQLite

extension SQLiteStore {
    /// Pages in the WAL after which a commit brings them into the database.
    static let checkpointPages: CInt = 1_000

    /// Checkpoints as SQLite does by itself, except that a disk that fails meanwhile fails the commit. SQLite would keep
    /// that to itself and try again with every commit, for as long as the WAL has room; a failed fsync is never retried.
    static func tellFailedCheckpoints(on database: Database) {
        // Without PRAGMA wal_autocheckpoint: this hook stands in the place of SQLite's own.
        sqlite3_wal_hook(
            database.sqliteConnection,
            { _, connection, name, pages in
                guard pages >= SQLiteStore.checkpointPages else { return SQLITE_OK }
                let code = sqlite3_wal_checkpoint_v2(connection, name, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
                return SQLiteStore.mayPass(code) ? SQLITE_OK : code
            }, nil)
    }

    /// What was committed is safe in the WAL, and a later commit tries again: a reader is in the way, or the disk is full.
    private static func mayPass(_ code: CInt) -> Bool {
        [SQLITE_OK, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL].contains(code & 0xFF)
    }
}
