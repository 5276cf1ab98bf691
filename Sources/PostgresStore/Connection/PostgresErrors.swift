import LedgerStore

/// Turns the server's SQLSTATE into our errors. What it says besides may tell SQL and values, so it is never passed on.
///
/// Source: appendix A of PostgreSQL's manual, "PostgreSQL Error Codes".
enum PostgresErrors {
    static func error(sqlState: String) -> StoreError {
        let code = "PostgreSQL \(sqlState)"
        return switch sqlState {
        case "40001", "40P01", "55P03", "57014":
            StoreError(.busy, "another transaction was in the way, or took too long (\(code)); nothing was changed")
        case "25006": StoreError(.unreachable, "the server is read-only, as after a failover (\(code))")
        case "22021": StoreError(.failed, "no text in the database holds U+0000 (\(code)); ask without it")
        case "53100": StoreError(.full, "no room is left on the server's disk (\(code)); nothing was changed")
        case "42501": StoreError(.failed, "the user has not all rights on the tables (\(code)); grant them")
        case "XX001", "XX002": StoreError(.damaged, "the database is damaged (\(code)); restore a backup")
        default: error(ofClass: sqlState.prefix(2), code)
        }
    }

    private static func error(ofClass name: Substring, _ code: String) -> StoreError {
        switch name {
        case "08", "57": StoreError(.unreachable, "the server ends its connections (\(code)); nothing was changed")
        case "53": StoreError(.busy, "the server is short of connections or memory (\(code)); nothing was changed")
        case "58": StoreError(.failed, "the server's disk failed (\(code)); nothing of it was acknowledged")
        default: StoreError(.failed, "the database failed (\(code)); nothing of it was acknowledged")
        }
    }

    /// A statement of the transaction has failed before, and that is what is to be told.
    static let isVoid = "25P02"

    static let lost = StoreError(.unreachable, "the connection to the database was lost; nothing was changed")

    static let silent = StoreError(
        .unreachable, "the database's server is silent, and was given up; nothing was changed")

    /// To be told apart from a failure: the same again may find that it is there already.
    static let unknownOutcome = StoreError(
        .unreachable,
        "the connection was lost, or the server silent, while a commit was under way: whether it was carried out is not known; a retry is recognised"
    )

    /// The server told something instead of carrying COMMIT out in silence: somebody has ended its wait for the standbys.
    static let unconfirmed = StoreError(
        .unreachable, "a commit was not confirmed by the standbys: a failover might lose it; a retry is recognised")
}
