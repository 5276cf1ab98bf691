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

    func entries(of ledger: LedgerRule, _ filter: EntryFilter, _ page: Page) throws -> [LedgerEntry] {
        if filter.isOfStatusAlone { return try entries(of: ledger.code, filter.status, page) }
        return try all(
            composed: "SELECT entry.* FROM \(Self.meantEntries) AND subject > ? ORDER BY subject LIMIT ?",
            {
                $0.bind(filter, of: ledger)
                $0.bind(page.sqlAfter, page.sqlLimit)
            }, read: LedgerEntry.init(row:))
    }

    func count(of ledger: LedgerRule, _ filter: EntryFilter) throws -> Int {
        if filter.isOfStatusAlone {
            return try count("SELECT count(*) FROM entry WHERE ledger = ?1 AND (?2 IS NULL OR status = ?2)") {
                $0.bind(ledger.code, filter.status?.rawValue)
            }
        }
        return try count(composed: "SELECT count(*) FROM \(Self.meantEntries)") { $0.bind(filter, of: ledger) }
    }

    /// Entries with what they are about, the hazard before the measure before the incident, which may bear the same number.
    private static let meantEntries = """
        entry
        LEFT JOIN hazard ON ?3 AND hazard.number = subject
        LEFT JOIN measure ON ?4 AND hazard.number IS NULL AND measure.number = subject
        LEFT JOIN incident ON ?5 AND hazard.number IS NULL AND measure.number IS NULL AND incident.number = subject
        WHERE ledger = ?1 AND (?2 IS NULL OR entry.status = ?2)
        AND substr(coalesce(hazard.area, measure.area, incident.area), 1, length(?6)) = ?6
        AND (?7 IS NULL OR coalesce(hazard.sector, incident.sector) = ?7)
        AND (?8 IS NULL OR coalesce(hazard.level, measure.kind, incident.class) = ?8)
        AND (?9 IS NULL OR instr(subject, ?9)
            OR instr(coalesce(hazard.enterprise, measure.enterprise, incident.enterprise), ?9)
            OR instr(coalesce(hazard.description, incident.description), ?9))
        """

    func entryFlow(over span: Range<Instant>) throws -> [EntryFlow] {
        try all(
            """
            SELECT ledger, quarter, total(opened) AS opened, total(closed) AS closed FROM (
                SELECT ledger, opened_at / ?3 AS quarter, 1 AS opened, 0 AS closed FROM entry
                WHERE opened_at >= ?1 AND opened_at < ?2
                UNION ALL SELECT ledger, closed_at / ?3, 0, 1 FROM entry WHERE closed_at >= ?1 AND closed_at < ?2
            ) GROUP BY ledger, quarter
            """, { $0.bind(span.lowerBound.milliseconds, span.upperBound.milliseconds, EntryFlow.length) }
        ) {
            try EntryFlow(
                ledger: $0["ledger"], quarter: Instant(milliseconds: $0["quarter"] * EntryFlow.length),
                opened: $0["opened"], closed: $0["closed"])
        }
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

extension Binder {
    /// In the order of ``SQLiteTransaction/meantEntries``.
    fileprivate mutating func bind(_ filter: EntryFilter, of ledger: LedgerRule) {
        bind(ledger.code, filter.status?.rawValue)
        bind(ledger.hazards != nil, !ledger.measures.isEmpty, ledger.incidents != nil)
        bind(filter.area, filter.sector, filter.kind, filter.text)
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
