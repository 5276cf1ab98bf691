import LedgerStore
import Ledgers

extension PostgresTransaction {
    func escalation(_ id: EscalationID) throws -> Escalation? {
        try find(
            id, in: held?.escalations.rows,
            "SELECT * FROM escalation WHERE subject = $1 AND round = $2 AND stage = $3 AND number = $4",
            [id.subject, id.round, id.stage, id.number], Escalation.init(row:))
    }

    func unresolvedEscalations(of subject: String) throws -> [Escalation] {
        if let known = held?.escalations.unresolved(of: subject) { return known }
        let escalations = try Self.inTurn(stored(Self.unresolved, [PostgresArray([subject])]) { $0 })
        held?.escalations.learn(escalations, of: subject)
        return escalations
    }

    /// Of several subjects.
    static let unresolved = rows(of: "escalation", by: "subject", and: "status <> 'resolved'")

    /// In the order in which they were raised.
    static func inTurn(_ rows: some Sequence<Row>) throws -> [Escalation] {
        try rows.map { (sequence: try $0.get("sequence") as Int64, escalation: try Escalation(row: $0)) }
            .sorted { $0.sequence < $1.sequence }.map(\.escalation)
    }

    func save(_ escalation: Escalation) throws {
        try change { held in
            _ = try unresolvedEscalations(of: escalation.id.subject)
            held.escalations.save(escalation)
        }
    }

    /// In the order in which they were raised, which becomes that of their sequences.
    static let saveEscalations = """
        INSERT INTO escalation (
            subject, round, stage, number, status, reason, recipients, raised_at, acknowledged_by, acknowledged_at,
            resolved_at, area, enterprise
        ) SELECT
            subject, round, stage, number, status, reason, recipients, raised_at, acknowledged_by, acknowledged_at,
            resolved_at, area, enterprise
        FROM unnest($1::escalation[])
        ON CONFLICT (subject, round, stage, number) DO UPDATE SET
            status = excluded.status, acknowledged_by = excluded.acknowledged_by,
            acknowledged_at = excluded.acknowledged_at, resolved_at = excluded.resolved_at
        """

    func escalationCounts() throws -> [EscalationCount] {
        try all("SELECT stage, status, count(*) AS count FROM escalation GROUP BY stage, status ORDER BY stage, status")
        {
            EscalationCount(stage: try $0.get("stage"), status: try $0.choice("status"), count: try $0.get("count"))
        }
    }

    /// As index `escalation_written` has it.
    private static let written =
        "(subject || '/' || round::text || '/' || stage || '/' || number::text) COLLATE \"C\""

    func escalations(_ filter: EscalationFilter, by order: EscalationOrder, _ page: Page) throws -> [Escalation] {
        switch order {
        case .id:
            try all(
                """
                SELECT * FROM escalation WHERE \(Self.meant) AND \(Self.written) > $5
                ORDER BY \(Self.written) LIMIT $6
                """, filter.parameters + [page.sqlAfter, page.sqlLimit], Escalation.init(row:))
        case .newest: try newestEscalations(filter, page)
        }
    }

    private func newestEscalations(_ filter: EscalationFilter, _ page: Page) throws -> [Escalation] {
        let start = page.after.flatMap { EscalationID($0) }
        return try all(
            """
            SELECT * FROM escalation WHERE \(Self.meant) AND ($5::text IS NULL OR sequence < (
                SELECT sequence FROM escalation WHERE subject = $5 AND round = $6 AND stage = $7 AND number = $8))
            ORDER BY sequence DESC LIMIT $9
            """,
            filter.parameters + [start?.subject, start?.round, start?.stage, start?.number, page.sqlLimit],
            Escalation.init(row:))
    }

    func count(_ filter: EscalationFilter) throws -> Int {
        try count("SELECT count(*) AS count FROM escalation WHERE \(Self.meant)", filter.parameters)
    }

    /// The escalations of a filter, by its parameters.
    private static let meant = """
        ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR stage = $2)
        AND ($3::text IS NULL OR subject = $3) AND starts_with(area, $4)
        """
}

extension EscalationFilter {
    /// As ``PostgresTransaction/meant`` has them.
    fileprivate var parameters: [(any Parameter)?] {
        [status?.rawValue, stage, subject, area]
    }
}

extension Escalation: TableRow {
    static let table = "escalation"

    func write(to fields: inout RowFields) {
        fields.addGenerated()
        fields.add(id.subject)
        fields.add(id.round)
        fields.add(id.stage)
        fields.add(id.number)
        fields.add(status.rawValue)
        fields.add(reason.rawValue)
        fields.add(recipients.joined(separator: " "))
        fields.add(raisedAt)
        fields.add(acknowledgedBy)
        fields.add(acknowledgedAt)
        fields.add(resolvedAt)
        fields.add(area)
        fields.add(enterprise)
    }

    init(row: Row) throws {
        let recipients: String = try row.get("recipients")
        self.init(
            id: EscalationID(
                subject: try row.get("subject"), round: try row.get("round"), stage: try row.get("stage"),
                number: try row.get("number")),
            reason: try row.choice("reason"), recipients: recipients.split(separator: " ").map(String.init),
            raisedAt: try row.get("raised_at"), status: try row.choice("status"),
            acknowledgedBy: try row.find("acknowledged_by"), acknowledgedAt: try row.find("acknowledged_at"),
            resolvedAt: try row.find("resolved_at"), area: try row.get("area"), enterprise: try row.get("enterprise"))
    }
}
