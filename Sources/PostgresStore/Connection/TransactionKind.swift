/// How a transaction begins.
enum TransactionKind {
    /// Sees what others have committed, statement by statement: what it reads it reads after it has locked the head row.
    /// It does not ask for READ WRITE: a server that is set to read-only is so for a reason.
    case writing
    /// Sees one state from its first statement on.
    case reading

    var beginning: String {
        switch self {
        case .writing: "BEGIN ISOLATION LEVEL READ COMMITTED"
        case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        }
    }
}
