import LedgerStore
import Ledgers

/// Measures, ledger entries and the watch list.
extension PostgresTransaction {
    func measure(_ number: String) throws -> Measure? {
        try find(
            number, in: held?.measures, "SELECT * FROM measure WHERE number = $1", [number], Measure.init(row:))
    }

    func measures(_ page: Page) throws -> [Measure] {
        try all(
            "SELECT * FROM measure WHERE number > $1 ORDER BY number LIMIT $2", [page.sqlAfter, page.sqlLimit],
            Measure.init(row:))
    }

    func save(_ measure: Measure) throws {
        try change { $0.measures.set(measure, for: measure.number) }
    }

    static let saveMeasures = replacing(
        "measure", key: ["number"],
        ["kind", "status", "enterprise", "uscc", "area", "hazard", "incident", "ordered_at"])

    func entry(of subject: String, in ledger: String) throws -> LedgerEntry? {
        try find(
            EntryKey(ledger: ledger, subject: subject), in: held?.entries,
            "SELECT * FROM entry WHERE ledger = $1 AND subject = $2", [ledger, subject], LedgerEntry.init(row:))
    }

    func save(_ entry: LedgerEntry) throws {
        try change { $0.entries.set(entry, for: EntryKey(ledger: entry.ledger, subject: entry.subject)) }
    }

    static let saveEntries = replacing(
        "entry", key: ["ledger", "subject"], ["status", "opened_at", "closed_at"])

    func entries(of ledger: String, _ status: LedgerEntry.Status?, _ page: Page) throws -> [LedgerEntry] {
        try all(
            """
            SELECT * FROM entry WHERE ledger = $1 AND subject > $2 AND ($3::text IS NULL OR status = $3)
            ORDER BY subject LIMIT $4
            """, [ledger, page.sqlAfter, status?.rawValue, page.sqlLimit], LedgerEntry.init(row:))
    }

    func entries(of ledger: LedgerRule, _ filter: EntryFilter, _ page: Page) throws -> [LedgerEntry] {
        if filter.isOfStatusAlone { return try entries(of: ledger.code, filter.status, page) }
        return try all(
            "SELECT entry.* FROM \(Self.meantEntries) AND subject > $10 ORDER BY subject LIMIT $11",
            filter.parameters(of: ledger) + [page.sqlAfter, page.sqlLimit], LedgerEntry.init(row:))
    }

    func count(of ledger: LedgerRule, _ filter: EntryFilter) throws -> Int {
        if filter.isOfStatusAlone {
            return try count(
                "SELECT count(*) AS count FROM entry WHERE ledger = $1 AND ($2::text IS NULL OR status = $2)",
                [ledger.code, filter.status?.rawValue])
        }
        return try count(
            "SELECT count(*) AS count FROM \(Self.meantEntries)", filter.parameters(of: ledger))
    }

    /// Entries with what they are about, the hazard before the measure before the incident, which may bear the same number.
    private static let meantEntries = """
        entry
        LEFT JOIN hazard ON $3::boolean AND hazard.number = subject
        LEFT JOIN measure ON $4::boolean AND hazard.number IS NULL AND measure.number = subject
        LEFT JOIN incident
            ON $5::boolean AND hazard.number IS NULL AND measure.number IS NULL AND incident.number = subject
        WHERE ledger = $1 AND ($2::text IS NULL OR entry.status = $2)
        AND starts_with(coalesce(hazard.area, measure.area, incident.area), $6)
        AND ($7::text IS NULL OR coalesce(hazard.sector, incident.sector) = $7)
        AND ($8::text IS NULL OR coalesce(hazard.level, measure.kind, incident.class) = $8)
        AND ($9::text IS NULL OR strpos(subject, $9) > 0
            OR strpos(coalesce(hazard.enterprise, measure.enterprise, incident.enterprise), $9) > 0
            OR strpos(coalesce(hazard.description, incident.description), $9) > 0)
        """

    func entryFlow(over span: Range<Instant>) throws -> [EntryFlow] {
        try all(
            """
            SELECT ledger, quarter, sum(opened)::bigint AS opened, sum(closed)::bigint AS closed FROM (
                SELECT ledger, opened_at / $3 AS quarter, 1 AS opened, 0 AS closed FROM entry
                WHERE opened_at >= $1 AND opened_at < $2
                UNION ALL SELECT ledger, closed_at / $3, 0, 1 FROM entry WHERE closed_at >= $1 AND closed_at < $2
            ) AS turns GROUP BY ledger, quarter
            """, [span.lowerBound, span.upperBound, EntryFlow.length]
        ) {
            EntryFlow(
                ledger: try $0.get("ledger"),
                quarter: Instant(milliseconds: try $0.get("quarter") * EntryFlow.length),
                opened: try $0.get("opened"), closed: try $0.get("closed"))
        }
    }

    func entryCounts() throws -> [EntryCount] {
        try all("SELECT ledger, status, count(*) AS count FROM entry GROUP BY ledger, status ORDER BY ledger, status") {
            EntryCount(ledger: try $0.get("ledger"), status: try $0.choice("status"), count: try $0.get("count"))
        }
    }

    func watchEntry(_ watched: Watched) throws -> WatchEntry? {
        try find(
            WatchedKey(watched), in: held?.watched, "SELECT * FROM watched WHERE kind = $1 AND name = $2",
            [watched.kind.rawValue, watched.name], WatchEntry.init(row:))
    }

    func watchlist() throws -> [WatchEntry] {
        try all("SELECT * FROM watched ORDER BY kind, name", [], WatchEntry.init(row:))
    }

    func save(_ entry: WatchEntry) throws {
        try change { $0.watched.set(entry, for: WatchedKey(entry.watched)) }
    }

    static let saveWatched = replacing("watched", key: ["kind", "name"], ["reasons", "since"])

    func remove(_ watched: Watched) throws {
        try change { $0.watched.set(nil, for: WatchedKey(watched)) }
    }

    static let removeWatched = "DELETE FROM watched WHERE kind = $1 AND name = $2"
}

extension EntryFilter {
    /// As ``PostgresTransaction/meantEntries`` has them.
    fileprivate func parameters(of ledger: LedgerRule) -> [(any Parameter)?] {
        [
            ledger.code, status?.rawValue, ledger.hazards != nil, !ledger.measures.isEmpty, ledger.incidents != nil,
            area, sector, kind, text,
        ]
    }
}

extension Measure: StoredRow {
    static let table = "measure"

    func write(to fields: inout RowFields) {
        fields.add(number)
        fields.add(kind.rawValue)
        fields.add(status.rawValue)
        fields.add(enterprise.name)
        fields.add(enterprise.uscc)
        fields.add(area)
        fields.add(hazard)
        fields.add(incident)
        fields.add(orderedAt)
    }

    init(row: Row) throws {
        self.init(
            number: try row.get("number"), kind: try row.choice("kind"), status: try row.choice("status"),
            enterprise: try row.enterprise, area: try row.get("area"), hazard: try row.find("hazard"),
            incident: try row.find("incident"), orderedAt: try row.get("ordered_at"))
    }
}

extension LedgerEntry: TableRow {
    static let table = "entry"

    func write(to fields: inout RowFields) {
        fields.add(ledger)
        fields.add(subject)
        fields.add(status.rawValue)
        fields.add(openedAt)
        fields.add(closedAt)
    }

    init(row: Row) throws {
        self.init(
            ledger: try row.get("ledger"), subject: try row.get("subject"), status: try row.choice("status"),
            openedAt: try row.get("opened_at"), closedAt: try row.find("closed_at"))
    }
}

extension WatchEntry: TableRow {
    static let table = "watched"

    func write(to fields: inout RowFields) {
        fields.add(watched.kind.rawValue)
        fields.add(watched.name)
        fields.add(reasons.sorted().map(\.rawValue).joined(separator: " "))
        fields.add(since)
    }

    init(row: Row) throws {
        let reasons: String = try row.get("reasons")
        self.init(
            watched: Watched(kind: try row.choice("kind"), name: try row.get("name")),
            reasons: Set(reasons.split(separator: " ").compactMap { WatchReason(rawValue: String($0)) }),
            since: try row.get("since"))
    }
}
