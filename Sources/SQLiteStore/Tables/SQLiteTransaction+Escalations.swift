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

    func escalations(_ filter: EscalationFilter, _ page: Page) throws -> [Escalation] {
        // The written id, in whose order the list is; `/` sorts before letters and digits as it does in the id itself.
        try all(
            """
            SELECT *, subject || '/' || round || '/' || stage || '/' || number AS written FROM escalation
            WHERE written > ?1 AND (?2 IS NULL OR status = ?2) AND (?3 IS NULL OR stage = ?3)
            AND (?4 IS NULL OR subject = ?4) AND substr(area, 1, length(?5)) = ?5 ORDER BY written LIMIT ?6
            """,
            {
                $0.bind(page.sqlAfter, filter.status?.rawValue, filter.stage, filter.subject)
                $0.bind(filter.area, page.sqlLimit)
            }, read: Escalation.init(row:))
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
