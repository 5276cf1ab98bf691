/// How a transaction begins.
enum TransactionKind {
    /// Sees what others have committed, statement by statement: what it reads it reads after it has locked the head row.
    /// It does not ask for READ WRITE: a server that is set to read-only is so for a reason.
    case writing
    /// Sees one state from its first statement on.
    case reading

    /// For how long the server keeps a transaction in which nothing is asked of it. A writer holds up all others meanwhile; a
    /// reader none, and verifying a long log takes its time between two questions.
    var longestPause: String {
        switch self {
        case .writing: "15s"
        case .reading: "10min"
        }
    }

    /// After how long the server ends a statement. It decides for how long a server that stands still holds a node up, and so it
    /// is short: a writer's statements are small ones, and wait for another node's transaction for 10 s at most.
    var longestStatement: String {
        switch self {
        case .writing: "15s"
        case .reading: "30s"
        }
    }

    var beginning: String {
        switch self {
        case .writing: "BEGIN ISOLATION LEVEL READ COMMITTED"
        case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        }
    }
}
