import LedgerStore
import Ledgers

extension PostgresTransaction {
    func incident(_ number: String) throws -> Incident? {
        try find(
            number, in: held?.incidents, "SELECT * FROM incident WHERE number = $1", [number], Incident.init(row:))
    }

    func incidents(_ page: Page) throws -> [Incident] {
        try all(
            "SELECT * FROM incident WHERE number > $1 ORDER BY number LIMIT $2", [page.sqlAfter, page.sqlLimit],
            Incident.init(row:))
    }

    func incidentCounts() throws -> IncidentCounts {
        try first("SELECT count(*) AS count, count(*) FILTER (WHERE late) AS late FROM incident") {
            IncidentCounts(all: try $0.get("count"), late: try $0.get("late"))
        } ?? IncidentCounts()
    }

    func save(_ incident: Incident) throws {
        try change { $0.incidents.set(incident, for: incident.number) }
    }

    static let saveIncidents = replacing(
        "incident", key: ["number"],
        [
            "enterprise", "uscc", "area", "sector", "occurred_at", "description", "deaths", "missing",
            "serious_injuries", "minor_injuries", "direct_loss_yuan", "class", "latest_report", "earliest_report",
            "reports", "late", "late_minutes", "escalated_class", "round",
        ])
}

extension Incident: StoredRow {
    static let table = "incident"

    func write(to fields: inout RowFields) {
        fields.add(number)
        report.write(to: &fields)
        fields.add(incidentClass.rawValue)
        fields.add(latestReport)
        fields.add(earliestReport)
        fields.add(reports)
        fields.add(late)
        fields.add(lateMinutes)
        fields.add(escalatedClass?.rawValue)
        fields.add(round)
    }

    init(row: Row) throws {
        let figures = IncidentFigures(
            deaths: try row.find("deaths"), missing: try row.find("missing"),
            seriousInjuries: try row.find("serious_injuries"), minorInjuries: try row.find("minor_injuries"),
            directLossYuan: try row.find("direct_loss_yuan"))
        self.init(
            number: try row.get("number"),
            report: IncidentReport(
                enterprise: try row.enterprise, area: try row.get("area"), sector: try row.get("sector"),
                occurredAt: try row.get("occurred_at"), description: try row.get("description"), figures: figures),
            incidentClass: try row.choice("class"), reportedAt: try row.get("latest_report"))
        earliestReport = try row.get("earliest_report")
        reports = try row.get("reports")
        late = try row.get("late")
        lateMinutes = try row.get("late_minutes")
        escalatedClass = try row.findChoice("escalated_class")
        round = try row.get("round")
    }
}

extension IncidentReport {
    fileprivate func write(to fields: inout RowFields) {
        fields.add(enterprise.name)
        fields.add(enterprise.uscc)
        fields.add(area)
        fields.add(sector)
        fields.add(occurredAt)
        fields.add(description)
        fields.add(figures.deaths)
        fields.add(figures.missing)
        fields.add(figures.seriousInjuries)
        fields.add(figures.minorInjuries)
        fields.add(figures.directLossYuan)
    }
}
