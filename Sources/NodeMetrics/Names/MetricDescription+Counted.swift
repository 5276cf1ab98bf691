public import PrometheusMetrics

/// What a node counts while it works; since its start, and of what it did itself.
extension MetricDescription {
    static let events = MetricDescription(
        "duban_events_total", .counter, labels: ["entrance", "status"],
        "Events that were answered, by the way they came in (ingest, feed, subscribe, http) and by status.")
    static let refused = MetricDescription(
        "duban_dead_letters_total", .counter, labels: ["code"],
        "Events that were refused and kept as dead letters, by code.")
    static let rows = MetricDescription(
        "duban_log_rows_total", .counter, labels: ["kind"],
        "Rows that this node has put into the log, by kind; timer: timers that have fired; notices by their type.")
    static let commitTime = MetricDescription(
        "duban_commit_duration_seconds", .histogram, "Durations of transactions, with their fsync.")
    static let commitEvents = MetricDescription(
        "duban_commit_events", .histogram, bounds: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
        "Events of transactions that had any.")
    static let commitFailures = MetricDescription(
        "duban_commit_failures_total", .counter, "Transactions that failed and were tried again.")
    static let tailMessages = MetricDescription(
        "duban_tail_messages_total", .counter, "Messages that were published on tails.")
    static let heartbeats = MetricDescription(
        "duban_tail_heartbeats_total", .counter, "Heartbeats that were published on tails.")
    static let questions = MetricDescription(
        "duban_questions_total", .counter, labels: ["ask", "outcome"],
        "Questions, by what was asked and by outcome: ok, or the code of the error.")
    static let questionTime = MetricDescription(
        "duban_question_duration_seconds", .histogram, "Durations of questions up to their answers.")
    static let requests = MetricDescription(
        "duban_http_requests_total", .counter, labels: ["route", "status"],
        "HTTP requests, by route (NotFound: none of the node's) and by status.")
    static let requestTime = MetricDescription(
        "duban_http_request_duration_seconds", .histogram, "Durations of HTTP requests up to the head of the answer.")
    static let reportFailures = MetricDescription(
        "duban_report_failures_total", .counter, "Attempts to write a daily report that failed; each is made again.")

    /// All of them.
    public static let counted = [
        events, refused, rows, commitTime, commitEvents, commitFailures, tailMessages, heartbeats, questions,
        questionTime,
        requests, requestTime, reportFailures,
    ]
}
