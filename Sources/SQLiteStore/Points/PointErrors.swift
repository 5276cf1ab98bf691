import GRDB
import LedgerStore

/// The errors of a points database: unlike the ledgers' it can be given up, and they say how.
enum PointErrors {
    static let remedy =
        "the ledgers do without it: move points.sqlite, -wal and -shm out of the data folder and start again; the points begin anew"

    static func translated<Outcome>(_ path: String, _ work: () throws -> Outcome) throws(StoreError) -> Outcome {
        try SQLiteErrors.translated {
            do { return try work() } catch { throw damage(in: path, error) ?? error }
        }
    }

    static func result<Outcome>(_ path: String, _ work: () throws -> Outcome) -> Result<Outcome, any Error> {
        do { return .success(try translated(path, work)) } catch { return .failure(error) }
    }

    static func foreign(_ path: String) -> StoreError {
        StoreError(.damaged, "\(path) was not made by Duban; \(remedy)")
    }

    /// Nil where an error tells of no damage.
    private static func damage(in path: String, _ error: any Error) -> StoreError? {
        switch error {
        case let error as StoreError where error.code == .damaged && !error.description.hasSuffix(remedy):
            damaged("\(path) holds what no version wrote")
        case let damage as PageDamage: damaged(damage.what)
        case let error as DatabaseError where error.extendedResultCode == .SQLITE_IOERR_DATA:
            damaged(PageDamage.last?.what ?? "a page of \(path) does not match its checksum")
        case let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode):
            damaged("\(path) is no whole database (SQLite \(error.extendedResultCode.rawValue))")
        default: nil
        }
    }

    private static func damaged(_ what: String) -> StoreError {
        StoreError(.damaged, "the points' database is damaged: \(what); \(remedy)")
    }
}
