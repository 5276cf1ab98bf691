import LedgerStore
import Ledgers

extension SQLiteTransaction {
    func incident(_ number: String) throws -> Incident? {
        try first("SELECT * FROM incident WHERE number = ?", { $0.bind(number) }, read: Incident.init(row:))
    }

    func incidents(_ page: Page) throws -> [Incident] {
        try all(
            "SELECT * FROM incident WHERE number > ? ORDER BY number LIMIT ?",
            { $0.bind(page.sqlAfter, page.sqlLimit) }, read: Incident.init(row:))
    }

    func incidentCounts() throws -> IncidentCounts {
        try first("SELECT count(*) AS count, total(late) AS late FROM incident") {
            try IncidentCounts(all: $0["count"], late: $0["late"])
        } ?? IncidentCounts()
    }

    func save(_ incident: Incident) throws {
        try run(
            """
            INSERT OR REPLACE INTO incident (
                number, enterprise, uscc, area, sector, occurred_at, description, deaths, missing, serious_injuries,
                minor_injuries, direct_loss_yuan, class, latest_report, earliest_report, reports, late, late_minutes,
                escalated_class, round
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, incident)
    }
}

extension Incident: Bindable {
    /// In the order of the columns above.
    func bind(to row: inout Binder) {
        let figures = report.figures
        row.bind(number, report.enterprise.name, report.enterprise.uscc, report.area)
        row.bind(report.sector, report.occurredAt.milliseconds, report.description)
        row.bind(figures.deaths, figures.missing, figures.seriousInjuries, figures.minorInjuries)
        row.bind(figures.directLossYuan, incidentClass.rawValue)
        row.bind(latestReport.milliseconds, earliestReport.milliseconds, reports)
        row.bind(late, lateMinutes, escalatedClass?.rawValue, round)
    }

    fileprivate init(row: StoredRow) throws {
        let figures = try IncidentFigures(
            deaths: row["deaths"], missing: row["missing"], seriousInjuries: row["serious_injuries"],
            minorInjuries: row["minor_injuries"], directLossYuan: row["direct_loss_yuan"])
        try self.init(
            number: row["number"],
            report: IncidentReport(
                enterprise: row.enterprise, area: row["area"], sector: row["sector"],
                occurredAt: row.instant("occurred_at"), description: row["description"], figures: figures),
            incidentClass: row.choice("class"), reportedAt: row.instant("latest_report"))
        earliestReport = try row.instant("earliest_report")
        reports = try row["reports"]
        late = try row["late"]
        lateMinutes = try row["late_minutes"]
        escalatedClass = try row.optionalChoice("escalated_class")
        round = try row["round"]
    }
}
