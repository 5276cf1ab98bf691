import PrometheusMetrics

/// What the question `overview` tells, as of today: the same figures as on the page and in reports.
extension MetricDescription {
    static let hazards = MetricDescription(
        "duban_hazards", .gauge, labels: ["level", "state"],
        "Hazards (隐患) by level (general, major) and state (open, rectified, closed, withdrawn).")
    static let overdue = MetricDescription(
        "duban_hazards_overdue", .gauge, labels: ["level"], "Open hazards past their deadline (逾期), by level.")
    static let colours = MetricDescription(
        "duban_hazards_unresolved", .gauge, labels: ["colour"],
        "Hazards that are not closed, by risk colour (四色): red, orange, yellow, blue, none.")
    static let entries = MetricDescription(
        "duban_ledger_entries", .gauge, labels: ["ledger", "status"], "Entries of ledgers (台账), by ledger and status.")
    static let escalations = MetricDescription(
        "duban_escalations", .gauge, labels: ["stage", "status"], "Escalations (督办), by stage and status.")
    static let unacknowledgedAge = MetricDescription(
        "duban_escalation_oldest_unacknowledged_age_seconds", .gauge,
        "Age of the oldest escalation that nobody has acknowledged (未签收); of the first 10,000 where there are more.")
    static let watched = MetricDescription(
        "duban_watchlist_enterprises", .gauge, "Enterprises on the watch list (重点关注).")
    static let incidents = MetricDescription("duban_incidents", .gauge, "Incidents (事故) that were reported.")
    static let lateIncidents = MetricDescription(
        "duban_incidents_late", .gauge, "Incidents that were reported too late (迟报).")

    static let ofLedgers = [
        hazards, overdue, colours, entries, escalations, unacknowledgedAge, watched, incidents,
        lateIncidents,
    ]
}
