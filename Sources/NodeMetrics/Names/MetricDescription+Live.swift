import PrometheusMetrics

/// What is read at each scrape without asking the store.
extension MetricDescription {
    static let build = MetricDescription(
        "duban_build_info", .gauge, labels: ["version"], "1, with the version of the program.")
    static let testClock = MetricDescription(
        "duban_test_clock", .gauge, "1 where the node runs on a test clock: what it raises then is no real escalation.")
    static let isReady = MetricDescription(
        "duban_ready", .gauge, "1 where the node takes events and makes them durable, as /readyz.")
    static let storeUp = MetricDescription(
        "duban_store_up", .gauge,
        "1 where the store has answered in time; 0: the figures of the ledgers are old, or missing.")
    static let figuresAge = MetricDescription(
        "duban_figures_age_seconds", .gauge, "How long ago the figures of the ledgers were read.")
    static let queued = MetricDescription("duban_queue_events", .gauge, "Events that wait for a transaction.")
    static let capacity = MetricDescription(
        "duban_queue_capacity_events", .gauge, "So many events may wait before reading pauses and producers wait.")
    static let uncommittedAge = MetricDescription(
        "duban_oldest_uncommitted_age_seconds", .gauge,
        "Age of the oldest event that is not yet durable; 0 where none waits.")
    static let lostReplies = MetricDescription(
        "duban_lost_replies_total", .counter, "Replies that no longer reached their producer, which will ask again.")

    static let live = [
        build, testClock, isReady, storeUp, figuresAge, queued, capacity, uncommittedAge, lostReplies,
    ]
}
