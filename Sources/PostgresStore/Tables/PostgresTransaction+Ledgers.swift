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
