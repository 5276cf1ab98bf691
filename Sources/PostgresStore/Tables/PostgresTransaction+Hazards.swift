import LedgerStore
import Ledgers

extension PostgresTransaction {
    func hazard(_ number: String) throws -> Hazard? {
        try find(
            number, in: held?.hazards, "SELECT * FROM hazard WHERE number = $1", [number], Hazard.init(row:))
    }

    func save(_ hazard: Hazard) throws {
        try change { $0.save(hazard) }
    }

    static let saveHazards = replacing(
        "hazard", key: ["number"],
        [
            "enterprise", "uscc", "area", "sector", "level", "state", "deadline", "original_deadline", "extensions",
            "reopened", "found_at", "rectified_at", "closed_at", "latest_rectification", "found_received_at",
            "closed_received_at", "changed_received_at", "round", "raised_stage", "overdue_for", "description",
            "found_by", "lead_department", "responsible_unit", "responsible_person", "measures", "funds_yuan", "plan",
            "campaign", "recurrence_of", "risk_colour",
        ])

    func hazardsOverdue(for enterprise: String) throws -> Int {
        if let known = held?.overdueCount(of: enterprise) { return known }
        try sendHazards()
        let found: [Int] = try stored(
            "SELECT count(*) AS count FROM hazard WHERE overdue_for = $1", [enterprise]
        ) { try $0.get("count") }
        let count = found.first ?? 0
        held?.learn(overdueCount: count, of: enterprise)
        return count
    }

    func hasOpenMajorHazard(of enterprise: Enterprise, dueBefore date: LocalDate) throws -> Bool {
        try sendHazards()
        // By code where both have one, else by name: one index each.
        return try stored(
            """
            SELECT EXISTS (SELECT FROM hazard WHERE state = 'open' AND level = 'major' AND enterprise = $1
                AND deadline < $2 AND (uscc IS NULL OR $3::text IS NULL))
            OR EXISTS (SELECT FROM hazard WHERE state = 'open' AND level = 'major' AND uscc = $3 AND deadline < $2)
            AS found
            """, [enterprise.name, date, enterprise.uscc]
        ) { try $0.get("found") as Bool }.first ?? false
    }

    func hazards(_ filter: HazardFilter, _ page: Page) throws -> [Hazard] {
        try all(
            """
            SELECT * FROM hazard WHERE number > $1 AND ($2::text IS NULL OR state = $2)
            AND ($3::text IS NULL OR level = $3) AND starts_with(area, $4) AND ($5::text IS NULL OR sector = $5)
            AND ($6::bigint IS NULL OR (state = 'open' AND deadline < $6)) ORDER BY number LIMIT $7
            """,
            [
                page.sqlAfter, filter.state?.rawValue, filter.level?.rawValue, filter.area, filter.sector,
                filter.overdueOn, page.sqlLimit,
            ], Hazard.init(row:))
    }

    func hazardCounts(dueBefore date: LocalDate) throws -> [HazardCount] {
        let counted: [HazardCount] = try all(
            """
            SELECT state, level, count(*) AS count, count(*) FILTER (WHERE deadline < $1) AS overdue
            FROM hazard GROUP BY state, level
            """, [date]
        ) {
            HazardCount(
                state: try $0.choice("state"), level: try $0.choice("level"), count: try $0.get("count"),
                overdue: try $0.get("overdue"))
        }
        return Hazard.State.allCases.flatMap { state in
            HazardLevel.allCases.compactMap { level in counted.first { $0.state == state && $0.level == level } }
        }
    }

    func hazards(receivedBefore instant: Instant) throws -> [Hazard] {
        try all(
            "SELECT * FROM hazard WHERE found_received_at < $1 ORDER BY number", [instant], Hazard.init(row:))
    }
}

extension Hazard: StoredRow {
    static let table = "hazard"

    func write(to fields: inout RowFields) {
        fields.add(number)
        fields.add(enterprise.name)
        fields.add(enterprise.uscc)
        fields.add(area)
        fields.add(sector)
        fields.add(level.rawValue)
        fields.add(state.rawValue)
        fields.add(deadline)
        fields.add(originalDeadline)
        fields.add(extensions)
        fields.add(reopened)
        fields.add(foundAt)
        fields.add(rectifiedAt)
        fields.add(closedAt)
        fields.add(latestRectification)
        fields.add(foundReceivedAt)
        fields.add(closedReceivedAt)
        fields.add(changedReceivedAt)
        fields.add(round)
        fields.add(raisedStage)
        fields.add(overdueFor)
        details.write(to: &fields)
    }

    init(row: Row) throws {
        self.init(
            number: try row.get("number"), enterprise: try row.enterprise, area: try row.get("area"),
            sector: try row.get("sector"), level: try row.choice("level"), details: try HazardDetails(row: row),
            deadline: try row.get("original_deadline"), foundAt: try row.get("found_at"),
            receivedAt: try row.get("found_received_at"))
        deadline = try row.get("deadline")
        state = try row.choice("state")
        extensions = try row.get("extensions")
        reopened = try row.get("reopened")
        rectifiedAt = try row.find("rectified_at")
        closedAt = try row.find("closed_at")
        latestRectification = try row.find("latest_rectification")
        closedReceivedAt = try row.find("closed_received_at")
        changedReceivedAt = try row.get("changed_received_at")
        round = try row.get("round")
        raisedStage = try row.find("raised_stage")
        overdueFor = try row.find("overdue_for")
    }
}

extension HazardDetails {
    fileprivate func write(to fields: inout RowFields) {
        fields.add(description)
        fields.add(foundBy.rawValue)
        fields.add(leadDepartment)
        fields.add(responsibleUnit)
        fields.add(responsiblePerson)
        fields.add(measures)
        fields.add(fundsYuan)
        fields.add(plan)
        fields.add(campaign)
        fields.add(recurrenceOf)
        fields.add(riskColour?.rawValue)
    }

    fileprivate init(row: Row) throws {
        self.init(
            description: try row.get("description"), foundBy: try row.choice("found_by"),
            leadDepartment: try row.find("lead_department"), responsibleUnit: try row.find("responsible_unit"),
            responsiblePerson: try row.find("responsible_person"), measures: try row.find("measures"),
            fundsYuan: try row.find("funds_yuan"), plan: try row.find("plan"), campaign: try row.find("campaign"),
            recurrenceOf: try row.find("recurrence_of"), riskColour: try row.findChoice("risk_colour"))
    }
}
