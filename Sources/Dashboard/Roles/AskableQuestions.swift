/// The questions that may be asked over HTTP: those that change nothing.
///
/// A list of what is allowed, so that a question that is added later, and changes something, is not open by itself. What the
/// query socket takes beyond it (`advance`, `checkpoint`, cursors of the `outbox`) is for programs on the node's own network.
enum AskableQuestions {
    static let names: Set<String> = [
        "history", "hazard", "hazards", "ledger", "ledgers", "escalations", "incidents", "watchlist", "dead-letters",
        "dead-letter", "parked", "count", "sources", "overview", "report", "snapshot", "rules", "status",
        "points", "point", "points-overview",
    ]
}
