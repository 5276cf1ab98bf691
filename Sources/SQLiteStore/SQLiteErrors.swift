import GRDB
import LedgerStore

/// Turns GRDB's errors, which may tell SQL and values, into ours, which do not.
enum SQLiteErrors {
    static func translated<Outcome>(_ work: () throws -> Outcome) throws(StoreError) -> Outcome {
        do { return try work() } catch { throw translate(error) ?? StoreError(.failed, "the data could not be opened") }
    }

    static func result<Outcome>(_ work: () throws -> Outcome) -> Result<Outcome, any Error> {
        Result { do { return try work() } catch { throw translate(error) ?? error } }
    }

    private static func translate(_ error: any Error) -> StoreError? {
        if let error = error as? StoreError { return error }
        if let damage = error as? PageDamage { return damage.storeError }
        guard let error = error as? DatabaseError else { return nil }
        let code = "SQLite \(error.extendedResultCode.rawValue)"
        return switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: StoreError(.busy, "another process is writing to the data (\(code))")
        case .SQLITE_FULL: StoreError(.full, "no room is left on the disk (\(code)); nothing was changed")
        case .SQLITE_CANTOPEN:
            StoreError(.failed, "the database can't be opened (\(code)); check the folder's permissions")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            StoreError(.damaged, "the database is damaged (\(code)); restore a backup")
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_DATA:
            PageDamage.last?.storeError ?? StoreError(.damaged, "the database is damaged (\(code)); restore a backup")
        case .SQLITE_READONLY, .SQLITE_PERM:
            StoreError(.failed, "the database can't be written (\(code)); check its permissions")
        default: StoreError(.failed, "the database or its disk failed (\(code)); nothing of it was acknowledged")
        }
    }
}
