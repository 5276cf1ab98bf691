import LedgerStore
import Ledgers

extension SQLiteTransaction {
    func hazard(_ number: String) throws -> Hazard? {
        if let knownHazard, knownHazard.number.isExactly(number) { return knownHazard }
        guard let hazard = try storedHazard(number) else { return nil }
        knownHazard = hazard
        return hazard
    }

    private func storedHazard(_ number: String) throws -> Hazard? {
        try first("SELECT * FROM hazard WHERE number = ?", { $0.bind(number) }, read: Hazard.init(row:))
    }

    func save(_ hazard: Hazard) throws {
        try run(Self.saveHazard, hazard)
        if let knownHazard, knownHazard.number.isExactly(hazard.number) { self.knownHazard = hazard }
    }

    private static let saveHazard: StaticString = """
        INSERT OR REPLACE INTO hazard (
            number, enterprise, uscc, area, sector, level, state, deadline, original_deadline, extensions, reopened,
            found_at, rectified_at, closed_at, latest_rectification, found_received_at, closed_received_at,
            changed_received_at, round, raised_stage, overdue_for, description, found_by, lead_department,
            responsible_unit, responsible_person, measures, funds_yuan, plan, campaign, recurrence_of, risk_colour,
            point, point_kind, point_unit, point_value, point_above, point_below, point_since
        ) VALUES (
            ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
            ?, ?)
        """

    func lastHazard(in numbers: Range<String>) throws -> Hazard? {
        try first(
            "SELECT * FROM hazard WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT 1",
            { $0.bind(numbers.lowerBound, numbers.upperBound) }, read: Hazard.init(row:))
    }

    func hazardsOverdue(for enterprise: String) throws -> Int {
        try count("SELECT count(*) FROM hazard WHERE overdue_for = ?", { $0.bind(enterprise) })
    }

    func hasOpenMajorHazard(of enterprise: Enterprise, dueBefore date: LocalDate) throws -> Bool {
        // By code where both have one, else by name: the two indexes, one after the other.
        let byName: StaticString = """
            SELECT 1 FROM hazard WHERE state = 'open' AND level = 'major' AND enterprise = ? AND deadline < ?
            AND (uscc IS NULL OR ? IS NULL) LIMIT 1
            """
        let byCode: StaticString =
            "SELECT 1 FROM hazard WHERE state = 'open' AND level = 'major' AND uscc = ? AND deadline < ? LIMIT 1"
        let day = date.daysSinceEpoch
        if try count(byName, { $0.bind(enterprise.name, day, enterprise.uscc) }) > 0 { return true }
        return try enterprise.uscc.map { code in try count(byCode) { $0.bind(code, day) } > 0 } ?? false
    }

    func hazards(_ filter: HazardFilter, by order: HazardOrder, _ page: Page) throws -> [Hazard] {
        switch order {
        case .number:
            try all(
                composed: "SELECT * FROM hazard WHERE \(Self.meant) AND number > ? ORDER BY number LIMIT ?",
                {
                    filter.bind(to: &$0)
                    $0.bind(page.sqlAfter, page.sqlLimit)
                }, read: Hazard.init(row:))
        case .deadline: try hazardsByDeadline(filter, page)
        }
    }

    private func hazardsByDeadline(_ filter: HazardFilter, _ page: Page) throws -> [Hazard] {
        let start = page.after.flatMap(HazardOrder.Deadline.init(key:))
        return try all(
            composed: """
                SELECT * FROM hazard WHERE \(Self.meant) AND (deadline, number) > (?, ?)
                ORDER BY deadline, number LIMIT ?
                """,
            {
                filter.bind(to: &$0)
                $0.bind(start?.date.daysSinceEpoch ?? .min, start?.number ?? "", page.sqlLimit)
            }, read: Hazard.init(row:))
    }

    func count(_ filter: HazardFilter) throws -> Int {
        try count(composed: "SELECT count(*) FROM hazard WHERE \(Self.meant)") { filter.bind(to: &$0) }
    }

    /// The hazards of a filter, in the order in which it is bound.
    private static let meant = """
        (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR level = ?2) AND substr(area, 1, length(?3)) = ?3
        AND (?4 IS NULL OR sector = ?4) AND (?5 IS NULL OR risk_colour = ?5)
        AND (?6 IS NULL OR (state = 'open' AND deadline < ?6))
        AND (?7 IS NULL OR instr(number, ?7) OR instr(enterprise, ?7) OR instr(description, ?7))
        """

    func hazardTallies(dueBefore date: LocalDate) throws -> [HazardTally] {
        try all(
            """
            SELECT state, level, substr(area, 1, 6) AS county, sector, risk_colour, count(*) AS count,
            total(deadline < ?) AS overdue FROM hazard GROUP BY state, level, county, sector, risk_colour
            """, { $0.bind(date.daysSinceEpoch) }
        ) {
            try HazardTally(
                state: $0.choice("state"), level: $0.choice("level"), county: $0["county"], sector: $0["sector"],
                riskColour: $0.optionalChoice("risk_colour"), count: $0["count"], overdue: $0["overdue"])
        }
    }

    func hazards(receivedBefore instant: Instant) throws -> [Hazard] {
        try all(
            "SELECT * FROM hazard WHERE found_received_at < ? ORDER BY number", { $0.bind(instant.milliseconds) },
            read: Hazard.init(row:))
    }
}

extension HazardFilter: Bindable {
    /// In the order of ``SQLiteTransaction/meant``.
    func bind(to binder: inout Binder) {
        binder.bind(state?.rawValue, level?.rawValue, area, sector)
        binder.bind(riskColour?.rawValue, overdueOn?.daysSinceEpoch, text)
    }
}

extension Hazard: Bindable {
    /// In the order of ``SQLiteTransaction/saveHazard``.
    func bind(to row: inout Binder) {
        row.bind(number, enterprise.name, enterprise.uscc, area)
        row.bind(sector, level.rawValue, state.rawValue, deadline.daysSinceEpoch)
        row.bind(originalDeadline.daysSinceEpoch, extensions, reopened, foundAt.milliseconds)
        row.bind(rectifiedAt?.milliseconds, closedAt?.milliseconds, latestRectification?.milliseconds)
        row.bind(foundReceivedAt.milliseconds, closedReceivedAt?.milliseconds, changedReceivedAt.milliseconds)
        row.bind(round, raisedStage, overdueFor)
        details.bind(to: &row)
    }

    fileprivate init(row: StoredRow) throws {
        try self.init(
            number: row["number"], enterprise: row.enterprise, area: row["area"], sector: row["sector"],
            level: row.choice("level"), details: HazardDetails(row: row),
            deadline: row.date("original_deadline"), foundAt: row.instant("found_at"),
            receivedAt: row.instant("found_received_at"))
        deadline = try row.date("deadline")
        state = try row.choice("state")
        extensions = try row["extensions"]
        reopened = try row["reopened"]
        rectifiedAt = try row.optionalInstant("rectified_at")
        closedAt = try row.optionalInstant("closed_at")
        latestRectification = try row.optionalInstant("latest_rectification")
        closedReceivedAt = try row.optionalInstant("closed_received_at")
        changedReceivedAt = try row.instant("changed_received_at")
        round = try row["round"]
        raisedStage = try row["raised_stage"]
        overdueFor = try row["overdue_for"]
    }
}

extension HazardDetails {
    fileprivate func bind(to row: inout Binder) {
        row.bind(description, foundBy.rawValue, leadDepartment)
        row.bind(responsibleUnit, responsiblePerson, measures, fundsYuan)
        row.bind(plan, campaign, recurrenceOf, riskColour?.rawValue)
        row.bind(point?.id, point?.kind, point?.unit)
        row.bind(point?.value, point?.limit(.above), point?.limit(.below), point?.since.milliseconds)
    }

    fileprivate init(row: StoredRow) throws {
        try self.init(
            description: row["description"], foundBy: row.choice("found_by"),
            leadDepartment: row["lead_department"], responsibleUnit: row["responsible_unit"],
            responsiblePerson: row["responsible_person"], measures: row["measures"], fundsYuan: row["funds_yuan"],
            plan: row["plan"], campaign: row["campaign"], recurrenceOf: row["recurrence_of"],
            riskColour: row.optionalChoice("risk_colour"), point: MeasuredBreach(row: row))
    }
}

extension MeasuredBreach {
    /// Nil where nothing was measured.
    fileprivate init?(row: StoredRow) throws {
        guard let id = try row["point"] as String? else { return nil }
        let above = try row["point_above"] as Double?
        try self.init(
            id: id, kind: row["point_kind"], unit: row["point_unit"], value: row["point_value"],
            side: above == nil ? .below : .above, limit: above ?? row["point_below"],
            since: row.instant("point_since"))
    }
}
