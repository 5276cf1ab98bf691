import LedgerStore
import Ledgers

/// Measures, ledger entries and the watch list.
extension SQLiteTransaction {
    func measure(_ number: String) throws -> Measure? {
        try first("SELECT * FROM measure WHERE number = ?", { $0.bind(number) }, read: Measure.init(row:))
    }

    func measures(_ page: Page) throws -> [Measure] {
        try all(
            "SELECT * FROM measure WHERE number > ? ORDER BY number LIMIT ?", { $0.bind(page.sqlAfter, page.sqlLimit) },
            read: Measure.init(row:))
    }

    func save(_ measure: Measure) throws {
        try run(
            """
            INSERT OR REPLACE INTO measure (number, kind, status, enterprise, uscc, area, hazard, incident, ordered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            {
                $0.bind(measure.number, measure.kind.rawValue, measure.status.rawValue, measure.enterprise.name)
                $0.bind(measure.enterprise.uscc, measure.area, measure.hazard, measure.incident)
                $0.bind(measure.orderedAt.milliseconds)
            })
    }

    func entry(of subject: String, in ledger: String) throws -> LedgerEntry? {
        try first(
            "SELECT * FROM entry WHERE ledger = ? AND subject = ?", { $0.bind(ledger, subject) },
            read: LedgerEntry.init(row:))
    }

    func save(_ entry: LedgerEntry) throws {
        try run(
            "INSERT OR REPLACE INTO entry (ledger, subject, status, opened_at, closed_at) VALUES (?, ?, ?, ?, ?)",
            entry)
    }

    func add(_ entry: LedgerEntry) throws -> Bool {
        try run(
            """
            INSERT INTO entry (ledger, subject, status, opened_at, closed_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (ledger, subject) DO NOTHING
            """,
            entry)
        return changes > 0
    }

    func entries(of ledger: String, _ status: LedgerEntry.Status?, _ page: Page) throws -> [LedgerEntry] {
        try all(
            """
            SELECT * FROM entry WHERE ledger = ?1 AND subject > ?2 AND (?3 IS NULL OR status = ?3)
            ORDER BY subject LIMIT ?4
            """, { $0.bind(ledger, page.sqlAfter, status?.rawValue, page.sqlLimit) }, read: LedgerEntry.init(row:))
    }

    func entryCounts() throws -> [EntryCount] {
        try all("SELECT ledger, status, count(*) AS count FROM entry GROUP BY ledger, status ORDER BY ledger, status") {
            try EntryCount(ledger: $0["ledger"], status: $0.choice("status"), count: $0["count"])
        }
    }

    func watchEntry(_ watched: Watched) throws -> WatchEntry? {
        try first(
            "SELECT * FROM watched WHERE kind = ? AND name = ?", { $0.bind(watched.kind.rawValue, watched.name) },
            read: WatchEntry.init(row:))
    }

    func watchlist() throws -> [WatchEntry] {
        try all("SELECT * FROM watched ORDER BY kind, name", read: WatchEntry.init(row:))
    }

    func save(_ entry: WatchEntry) throws {
        try run(
            "INSERT OR REPLACE INTO watched (kind, name, reasons, since) VALUES (?, ?, ?, ?)",
            {
                $0.bind(
                    entry.watched.kind.rawValue, entry.watched.name,
                    entry.reasons.sorted().map(\.rawValue).joined(separator: " "), entry.since.milliseconds)
            })
    }

    func remove(_ watched: Watched) throws {
        try run("DELETE FROM watched WHERE kind = ? AND name = ?", { $0.bind(watched.kind.rawValue, watched.name) })
    }
}

extension Measure {
    fileprivate init(row: StoredRow) throws {
        try self.init(
            number: row["number"], kind: row.choice("kind"), status: row.choice("status"),
            enterprise: row.enterprise, area: row["area"], hazard: row["hazard"], incident: row["incident"],
            orderedAt: row.instant("ordered_at"))
    }
}

extension LedgerEntry: Bindable {
    func bind(to row: inout Binder) {
        row.bind(ledger, subject, status.rawValue)
        row.bind(openedAt.milliseconds, closedAt?.milliseconds)
    }

    fileprivate init(row: StoredRow) throws {
        try self.init(
            ledger: row["ledger"], subject: row["subject"], status: row.choice("status"),
            openedAt: row.instant("opened_at"), closedAt: row.optionalInstant("closed_at"))
    }
}

extension WatchEntry {
    fileprivate init(row: StoredRow) throws {
        let reasons = try (row["reasons"] as String).split(separator: " ").compactMap {
            WatchReason(rawValue: String($0))
        }
        try self.init(
            watched: Watched(kind: row.choice("kind"), name: row["name"]), reasons: Set(reasons),
            since: row.instant("since"))
    }
}
