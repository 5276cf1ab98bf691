/// Where a node keeps its log, and what it has in common with others that have the same.
struct Storage: Sendable {
    let tables: any Tables
    /// A writer has the log for itself, from its first step to its last, and so has a reader.
    var turns = Turns()
    /// Nil where there is one node alone.
    var bell: LogBell?
}
