import LedgerStore
import Ledgers

extension SQLiteTransaction {
    func head() throws -> LogHead {
        if let knownHead { return knownHead }
        let head = try storedHead()
        knownHead = head
        return head
    }

    private func storedHead() throws -> LogHead {
        try first("SELECT position, at, hash FROM log ORDER BY position DESC LIMIT 1") {
            try LogHead(position: $0["position"], at: $0.instant("at"), hash: $0.hash("hash"))
        } ?? LogHead()
    }

    func hash(at position: Int64) throws -> ChainHash? {
        try first("SELECT hash FROM log WHERE position = ?", [position]) { try $0.hash("hash") }
    }

    func append(_ draft: LogDraft) throws -> LogRow {
        let previous = try newestPosition(on: draft.topic)
        let row = LogRow(draft, after: try head(), previous: previous)
        try run(
            """
            INSERT INTO log (
                position, previous, kind, at, source, id, type, subject, area, standing, is_test, body, hash, office
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                row.position, previous, draft.kind.rawValue, draft.at.milliseconds, draft.source, draft.id, draft.type,
                draft.subject, draft.area, draft.standing.text, draft.isTest, draft.body, row.hash.bytes,
                draft.office,
            ])
        topics.set(row.position, for: draft.topic)
        if draft.kind == .event { newestOfSources.set(row.position, for: draft.source) }
        newest = row
        knownHead = LogHead(position: row.position, at: draft.at, hash: row.hash)
        return row
    }

    private func newestPosition(on topic: String) throws -> Int64 {
        if let known = topics.position(of: topic) { return known }
        return try first("SELECT position FROM topic WHERE name = ?", [topic]) { try $0["position"] } ?? 0
    }

    /// To be called before the commit, and before their tables are read.
    func writePositions() throws {
        for (name, position) in topics.takeChanged() {
            try run("INSERT OR REPLACE INTO topic (name, position) VALUES (?, ?)", [name, position])
        }
        for (name, position) in newestOfSources.takeChanged() {
            try run("INSERT OR REPLACE INTO source (name, position) VALUES (?, ?)", [name, position])
        }
    }

    func loggedEvent(source: String, id: String) throws -> LoggedEvent? {
        // Nearly all are new, which the index alone tells.
        let known = try first("SELECT position FROM log WHERE id = ? AND source = ?", [id, source]) {
            try $0["position"] as Int64
        }
        guard let known, let row = try checkedRows("log.position = ?", [known]).first else { return nil }
        return LoggedEvent(position: row.position, standing: row.draft.standing, body: row.draft.body)
    }

    func setStanding(_ standing: EventStanding, at position: Int64) throws {
        try run("UPDATE log SET standing = ? WHERE position = ?", [standing.text, position])
    }

    func rows(from position: Int64, limit: Int, filter: LogFilter) throws -> [LogRow] {
        // A list of types is given as one text, so that the statement is the same for all.
        let types = filter.types.map { " " + $0.sorted().joined(separator: " ") + " " }
        return try checkedRows(
            """
            log.position >= ?1 AND (?2 IS NULL OR instr(?2, ' ' || log.type || ' ') > 0)
            AND substr(log.area, 1, length(?3)) = ?3 ORDER BY log.position LIMIT ?4
            """, [position, types, filter.area, limit == .max ? -1 : limit])
    }

    func rulesRows(after position: Int64) throws -> [LogRow] {
        try checkedRows("log.kind = 4 AND log.position > ? ORDER BY log.position", [position])
    }

    func rows(about subject: String) throws -> [LogRow] {
        try checkedRows("log.subject = ? ORDER BY log.position", [subject])
    }

    func newestCheckpoint() throws -> LogRow? {
        try checkedRows("log.kind = 5 ORDER BY log.position DESC LIMIT 1", []).first
    }

    /// Rows of the log, each checked against its hash: what was altered is not handed out.
    func checkedRows(
        _ condition: String, _ arguments: [(any StoredValue)?]
    ) throws -> [LogRow] {
        try all(
            """
            SELECT log.*, before.hash AS hash_before FROM log LEFT JOIN log AS before
            ON before.position = log.position - 1 WHERE \(condition)
            """, arguments, LogRow.init(checking:))
    }
}

extension LogRow {
    /// - Throws: ``StoreError`` where the row is not what was written.
    fileprivate init(checking row: StoredRow) throws {
        let stored = try LogRow(
            position: row["position"], previous: row["previous"], draft: LogDraft(row: row), hash: row.hash("hash"))
        let before = stored.position == 1 ? .beginning : try row.optionalHash("hash_before")
        self = try stored.checked(after: before)
    }
}

extension LogDraft {
    init(row: StoredRow) throws {
        guard let kind = LogDraft.Kind(rawValue: try row["kind"]) else {
            throw StoreError(.damaged, "column kind holds a value that no version wrote; the database is damaged")
        }
        try self.init(
            kind: kind, at: row.instant("at"), source: row["source"], id: row["id"], type: row["type"],
            subject: row["subject"], area: row["area"], office: row["office"], body: row["body"],
            standing: EventStanding(text: row["standing"]), isTest: row["is_test"])
    }
}
