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
        try first("SELECT hash FROM log WHERE position = ?", { $0.bind(position) }) { try $0.hash("hash") }
    }

    func append(_ draft: LogDraft) throws -> LogRow {
        let name = draft.topic
        let topic = topics.place(of: name)
        let previous = try topics[topic] ?? storedPosition(ofTopic: name)
        let row = LogRow(draft, after: try head(), previous: previous)
        try run(Self.appendRow, row)
        topics[topic] = row.position
        if draft.kind == .event { newestOfSources[newestOfSources.place(of: draft.source)] = row.position }
        newest = LogHead(row)
        knownHead = newest
        return row
    }

    private static let appendRow: StaticString = """
        INSERT INTO log (
            position, previous, kind, at, source, id, type, subject, area, standing, is_test, body, hash, office
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private func storedPosition(ofTopic name: String) throws -> Int64 {
        try first("SELECT position FROM topic WHERE name = ?", { $0.bind(name) }) { try $0["position"] } ?? 0
    }

    /// To be called before the commit, and before their tables are read.
    func writePositions() throws {
        for (name, position) in topics.takeChanged() {
            try run("INSERT OR REPLACE INTO topic (name, position) VALUES (?, ?)", { $0.bind(name, position) })
        }
        for (name, position) in newestOfSources.takeChanged() {
            try run("INSERT OR REPLACE INTO source (name, position) VALUES (?, ?)", { $0.bind(name, position) })
        }
    }

    func loggedEvent(source: String, id: String) throws -> LoggedEvent? {
        // Nearly all are new, which the index alone tells.
        let known = try first("SELECT position FROM log WHERE id = ? AND source = ?", { $0.bind(id, source) }) {
            try $0["position"] as Int64
        }
        guard let known, let row = try checkedRows("log.position = ?", { $0.bind(known) }).first else { return nil }
        return LoggedEvent(position: row.position, standing: row.draft.standing, body: row.draft.body)
    }

    func setStanding(_ standing: EventStanding, at position: Int64) throws {
        try run("UPDATE log SET standing = ? WHERE position = ?", { $0.bind(standing.text, position) })
    }

    func rows(from position: Int64, limit: Int, filter: LogFilter) throws -> [LogRow] {
        // A list of types is given as one text, so that the statement is the same for all.
        let types = filter.types.map { " " + $0.sorted().joined(separator: " ") + " " }
        return try checkedRows(
            """
            log.position >= ?1 AND (?2 IS NULL OR instr(?2, ' ' || log.type || ' ') > 0)
            AND substr(log.area, 1, length(?3)) = ?3 ORDER BY log.position LIMIT ?4
            """, { $0.bind(position, types, filter.area, limit == .max ? -1 : limit) })
    }

    func rulesRows(after position: Int64) throws -> [LogRow] {
        try checkedRows("log.kind = 4 AND log.position > ? ORDER BY log.position", { $0.bind(position) })
    }

    func rows(about subject: String) throws -> [LogRow] {
        try checkedRows("log.subject = ? ORDER BY log.position", { $0.bind(subject) })
    }

    func newestCheckpoint() throws -> LogRow? {
        try checkedRows("log.kind = 5 ORDER BY log.position DESC LIMIT 1").first
    }

    /// Rows of the log, each checked against its hash: what was altered is not handed out.
    func checkedRows(
        _ condition: String, _ bind: (inout Binder) -> Void = { _ in }
    ) throws -> [LogRow] {
        try all(
            composed: """
                SELECT log.*, before.hash AS hash_before FROM log LEFT JOIN log AS before
                ON before.position = log.position - 1 WHERE \(condition)
                """, bind, read: LogRow.init(checking:))
    }
}

extension LogRow: Bindable {
    /// In the order of ``SQLiteTransaction/appendRow``.
    func bind(to values: inout Binder) {
        values.bind(position, previous, draft.kind.rawValue, draft.at.milliseconds)
        values.bind(draft.source, draft.id, draft.type, draft.subject)
        values.bind(draft.area, draft.standing.text, draft.isTest)
        values.bind(draft.body, hash.bytes, draft.office)
    }

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
