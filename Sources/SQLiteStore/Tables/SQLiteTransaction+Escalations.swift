import LedgerStore
import Ledgers

extension SQLiteTransaction {
    func escalation(_ id: EscalationID) throws -> Escalation? {
        try first(
            "SELECT * FROM escalation WHERE subject = ? AND round = ? AND stage = ? AND number = ?",
            { $0.bind(id.subject, id.round, id.stage, id.number) }, read: Escalation.init(row:))
    }

    func unresolvedEscalations(of subject: String) throws -> [Escalation] {
        try all(
            "SELECT * FROM escalation WHERE subject = ? AND status <> 'resolved' ORDER BY sequence",
            { $0.bind(subject) }, read: Escalation.init(row:))
    }

    func save(_ escalation: Escalation) throws {
        let id = escalation.id
        try run(
            """
            INSERT INTO escalation (
                subject, round, stage, number, status, reason, recipients, raised_at, acknowledged_by, acknowledged_at,
                resolved_at, area, enterprise
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (subject, round, stage, number) DO UPDATE SET
                status = excluded.status, acknowledged_by = excluded.acknowledged_by,
                acknowledged_at = excluded.acknowledged_at, resolved_at = excluded.resolved_at
            """,
            {
                $0.bind(id.subject, id.round, id.stage, id.number)
                $0.bind(
                    escalation.status.rawValue, escalation.reason.rawValue,
                    escalation.recipients.joined(separator: " "), escalation.raisedAt.milliseconds)
                $0.bind(
                    escalation.acknowledgedBy, escalation.acknowledgedAt?.milliseconds,
                    escalation.resolvedAt?.milliseconds, escalation.area)
                $0.bind(escalation.enterprise)
            })
    }

    func escalationCounts() throws -> [EscalationCount] {
        try all("SELECT stage, status, count(*) AS count FROM escalation GROUP BY stage, status ORDER BY stage, status")
        {
            try EscalationCount(stage: $0["stage"], status: $0.choice("status"), count: $0["count"])
        }
    }

    func escalations(_ filter: EscalationFilter, by order: EscalationOrder, _ page: Page) throws -> [Escalation] {
        switch order {
        case .id:
            try all(
                composed:
                    "SELECT * FROM escalation WHERE \(Self.meant) AND \(Self.written) > ? ORDER BY \(Self.written) LIMIT ?",
                {
                    filter.bind(to: &$0)
                    $0.bind(page.sqlAfter, page.sqlLimit)
                }, read: Escalation.init(row:))
        case .newest: try newestEscalations(filter, page)
        }
    }

    private func newestEscalations(_ filter: EscalationFilter, _ page: Page) throws -> [Escalation] {
        let start = page.after.flatMap { EscalationID($0) }
        return try all(
            composed: """
                SELECT * FROM escalation WHERE \(Self.meant) AND (?5 IS NULL OR sequence < (
                    SELECT sequence FROM escalation WHERE subject = ?5 AND round = ?6 AND stage = ?7 AND number = ?8))
                ORDER BY sequence DESC LIMIT ?9
                """,
            {
                filter.bind(to: &$0)
                $0.bind(start?.subject, start?.round, start?.stage, start?.number)
                $0.bind(page.sqlLimit)
            }, read: Escalation.init(row:))
    }

    func count(_ filter: EscalationFilter) throws -> Int {
        try count(composed: "SELECT count(*) FROM escalation WHERE \(Self.meant)") { filter.bind(to: &$0) }
    }

    /// The escalations of a filter, in the order in which it is bound.
    private static let meant = """
        (?1 IS NULL OR status = ?1) AND (?2 IS NULL OR stage = ?2) AND (?3 IS NULL OR subject = ?3)
        AND substr(area, 1, length(?4)) = ?4
        """

    /// The written id, in whose order the list is; `/` sorts before letters and digits as it does in the id itself.
    private static let written = "subject || '/' || round || '/' || stage || '/' || number"
}

extension EscalationFilter: Bindable {
    /// In the order of ``SQLiteTransaction/meant``.
    func bind(to binder: inout Binder) {
        binder.bind(status?.rawValue, stage, subject, area)
    }
}

extension Escalation {
    fileprivate init(row: StoredRow) throws {
        try self.init(
            id: EscalationID(
                subject: row["subject"], round: row["round"], stage: row["stage"], number: row["number"]),
            reason: row.choice("reason"),
            recipients: (row["recipients"] as String).split(separator: " ").map(String.init),
            raisedAt: row.instant("raised_at"), status: row.choice("status"),
            acknowledgedBy: row["acknowledged_by"], acknowledgedAt: row.optionalInstant("acknowledged_at"),
            resolvedAt: row.optionalInstant("resolved_at"), area: row["area"], enterprise: row["enterprise"])
    }
}
