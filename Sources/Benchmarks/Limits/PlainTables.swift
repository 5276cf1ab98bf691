/// The two tables of the limits: the columns of the drivers' own, with the keys that no program could do without (a log in its
/// order, an event once, a hazard by its number), and no other index.
enum PlainTables {
    static let log = [
        "position", "previous", "kind", "at", "source", "id", "type", "subject", "area", "standing", "is_test", "body",
        "hash", "office",
    ]
    static let hazard = [
        "number", "enterprise", "uscc", "area", "sector", "level", "state", "deadline", "original_deadline",
        "extensions", "reopened", "found_at", "rectified_at", "closed_at", "latest_rectification", "found_received_at",
        "closed_received_at", "changed_received_at", "round", "raised_stage", "overdue_for", "description", "found_by",
        "lead_department", "responsible_unit", "responsible_person", "measures", "funds_yuan", "plan", "campaign",
        "recurrence_of", "risk_colour",
    ]
}
