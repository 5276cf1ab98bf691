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
            "campaign", "recurrence_of", "risk_colour", "point", "point_kind", "point_unit", "point_value",
            "point_above",
            "point_below", "point_since",
        ])

    func lastHazard(in numbers: Range<String>) throws -> Hazard? {
        try sendHazards()
        return try stored(
            "SELECT * FROM hazard WHERE number >= $1 AND number < $2 ORDER BY number DESC LIMIT 1",
            [numbers.lowerBound, numbers.upperBound], Hazard.init(row:)
        ).first
    }

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

    func hazards(_ filter: HazardFilter, by order: HazardOrder, _ page: Page) throws -> [Hazard] {
        switch order {
        case .number:
            try all(
                "SELECT * FROM hazard WHERE \(Self.meant) AND number > $8 ORDER BY number LIMIT $9",
                filter.parameters + [page.sqlAfter, page.sqlLimit], Hazard.init(row:))
        case .deadline: try hazardsByDeadline(filter, page)
        }
    }

    private func hazardsByDeadline(_ filter: HazardFilter, _ page: Page) throws -> [Hazard] {
        let start = page.after.flatMap(HazardOrder.Deadline.init(key:))
        return try all(
            """
            SELECT * FROM hazard WHERE \(Self.meant) AND ($8::bigint IS NULL OR (deadline, number) > ($8, $9))
            ORDER BY deadline, number LIMIT $10
            """, filter.parameters + [start?.date, start?.number ?? "", page.sqlLimit], Hazard.init(row:))
    }

    func count(_ filter: HazardFilter) throws -> Int {
        try count("SELECT count(*) AS count FROM hazard WHERE \(Self.meant)", filter.parameters)
    }

    /// The hazards of a filter, by its parameters.
    private static let meant = """
        ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR level = $2) AND starts_with(area, $3)
        AND ($4::text IS NULL OR sector = $4) AND ($5::text IS NULL OR risk_colour = $5)
        AND ($6::bigint IS NULL OR (state = 'open' AND deadline < $6))
        AND ($7::text IS NULL OR strpos(number, $7) > 0 OR strpos(enterprise, $7) > 0 OR strpos(description, $7) > 0)
        """

    func hazardTallies(dueBefore date: LocalDate) throws -> [HazardTally] {
        try all(
            """
            SELECT state, level, left(area, 6) AS county, sector, risk_colour, count(*) AS count,
            count(*) FILTER (WHERE deadline < $1) AS overdue
            FROM hazard GROUP BY state, level, left(area, 6), sector, risk_colour
            """, [date]
        ) {
            HazardTally(
                state: try $0.choice("state"), level: try $0.choice("level"), county: try $0.get("county"),
                sector: try $0.get("sector"), riskColour: try $0.findChoice("risk_colour"), count: try $0.get("count"),
                overdue: try $0.get("overdue"))
        }
    }

    func hazards(receivedBefore instant: Instant) throws -> [Hazard] {
        try all(
            "SELECT * FROM hazard WHERE found_received_at < $1 ORDER BY number", [instant], Hazard.init(row:))
    }
}

extension HazardFilter {
    /// As ``PostgresTransaction/meant`` has them.
    fileprivate var parameters: [(any Parameter)?] {
        [state?.rawValue, level?.rawValue, area, sector, riskColour?.rawValue, overdueOn, text]
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
        fields.add(point?.id)
        fields.add(point?.kind)
        fields.add(point?.unit)
        fields.add(point?.value)
        fields.add(point?.limit(.above))
        fields.add(point?.limit(.below))
        fields.add(point?.since)
    }

    fileprivate init(row: Row) throws {
        self.init(
            description: try row.get("description"), foundBy: try row.choice("found_by"),
            leadDepartment: try row.find("lead_department"), responsibleUnit: try row.find("responsible_unit"),
            responsiblePerson: try row.find("responsible_person"), measures: try row.find("measures"),
            fundsYuan: try row.find("funds_yuan"), plan: try row.find("plan"), campaign: try row.find("campaign"),
            recurrenceOf: try row.find("recurrence_of"), riskColour: try row.findChoice("risk_colour"),
            point: try MeasuredBreach(row: row))
    }
}

extension MeasuredBreach {
    /// Nil where nothing was measured.
    fileprivate init?(row: Row) throws {
        guard let id = try row.find("point") as String? else { return nil }
        let above = try row.find("point_above") as Double?
        self.init(
            id: id, kind: try row.get("point_kind"), unit: try row.get("point_unit"),
            value: try row.get("point_value"), side: above == nil ? .below : .above,
            limit: try above ?? row.get("point_below"), since: try row.get("point_since"))
    }
}
