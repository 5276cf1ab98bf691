import PrometheusMetrics

/// What the question `status` tells of the log and of what lags behind it. Ages are by the node's clock; what there is
/// none of has no value.
extension MetricDescription {
    static let position = MetricDescription("duban_log_position", .gauge, "Position of the newest row of the log.")
    static let newestAge = MetricDescription(
        "duban_log_newest_age_seconds", .gauge, "Age of the newest row of the log.")
    static let checkpointAge = MetricDescription(
        "duban_checkpoint_age_seconds", .gauge, "Age of the newest checkpoint in the log.")
    static let timers = MetricDescription("duban_timers", .gauge, "Timers that are set.")
    static let timerDelay = MetricDescription(
        "duban_timer_overdue_seconds", .gauge, "For how long the first timer has been due; 0 where none is.")
    static let parked = MetricDescription("duban_parked_events", .gauge, "Events that wait for an earlier one.")
    static let parkedAge = MetricDescription(
        "duban_parked_oldest_age_seconds", .gauge, "Age of the oldest event that waits for an earlier one.")
    static let letters = MetricDescription("duban_dead_letters_kept", .gauge, "Dead letters (退回件).")
    static let letterAge = MetricDescription(
        "duban_dead_letters_oldest_age_seconds", .gauge, "Age of the oldest dead letter.")
    static let backlog = MetricDescription(
        "duban_outbox_backlog", .gauge, labels: ["cursor"],
        "Escalations that a listener of the outbox has not confirmed; others: those beyond the first 32, together.")
    static let backlogAge = MetricDescription(
        "duban_outbox_oldest_age_seconds", .gauge, labels: ["cursor"],
        "Age of the oldest escalation that a listener of the outbox has not confirmed; 0 where it has confirmed all.")
    static let sources = MetricDescription(
        "duban_sources", .gauge, "Sources that have ever published; at most 10,000 are counted.")
    static let sourceNewestAge = MetricDescription(
        "duban_source_newest_age_seconds", .gauge, "Age of the newest event of any source.")
    static let sourceOldestAge = MetricDescription(
        "duban_source_oldest_age_seconds", .gauge,
        "Age of the newest event of the source that has been silent for longest.")
    static let admitted = MetricDescription(
        "duban_connections_admitted_total", .counter, "Connections whose key was known (with offices).")
    static let turnedAway = MetricDescription(
        "duban_connections_refused_total", .counter,
        "Connections whose key was not known, or may not come in there (with offices).")
    static let dropped = MetricDescription(
        "duban_messages_dropped_total", .counter, "Messages of nobody who is known any more (with offices).")

    static let ofStanding = [
        position, newestAge, checkpointAge, timers, timerDelay, parked, parkedAge, letters, letterAge, backlog,
        backlogAge, sources,
        sourceNewestAge, sourceOldestAge, admitted, turnedAway, dropped,
    ]
}
