import Foundation
import GRDB
import LedgerStore
import Ledgers

extension SQLiteTransaction {
    func head() throws -> LogHead {
        try first("SELECT position, at FROM log ORDER BY position DESC LIMIT 1") {
            LogHead(position: $0["position"], at: $0.instant("at"))
        } ?? LogHead()
    }

    func append(_ draft: LogDraft) throws -> LogRow {
        let position = try head().position + 1
        let previous = try first("SELECT position FROM topic WHERE name = ?", [draft.topic]) { $0[0] as Int64 } ?? 0
        try run(
            """
            INSERT INTO log (position, previous, kind, at, source, id, type, subject, area, standing, is_test, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                position, previous, draft.kind.rawValue, draft.at.milliseconds, draft.source, draft.id, draft.type,
                draft.subject, draft.area, draft.standing.text, draft.isTest, Data(draft.body),
            ])
        try run("INSERT OR REPLACE INTO topic (name, position) VALUES (?, ?)", [draft.topic, position])
        return LogRow(position: position, previous: previous, draft: draft)
    }

    func loggedEvent(source: String, id: String) throws -> LoggedEvent? {
        try first("SELECT position, standing, body FROM log WHERE id = ? AND source = ?", [id, source]) { row in
            LoggedEvent(
                position: row["position"], standing: try EventStanding(text: row["standing"]), body: row.bytes("body"))
        }
    }

    func setStanding(_ standing: EventStanding, at position: Int64) throws {
        try run("UPDATE log SET standing = ? WHERE position = ?", [standing.text, position])
    }

    func rows(from position: Int64, limit: Int, filter: LogFilter) throws -> [LogRow] {
        // A list of types is given as one text, so that the statement is the same for all.
        let types = filter.types.map { " " + $0.sorted().joined(separator: " ") + " " }
        return try all(
            """
            SELECT * FROM log WHERE position >= ?1 AND (?2 IS NULL OR instr(?2, ' ' || type || ' ') > 0)
            AND substr(area, 1, length(?3)) = ?3 ORDER BY position LIMIT ?4
            """, [position, types, filter.area, limit == .max ? -1 : limit], LogRow.init(row:))
    }

    func rulesRows() throws -> [LogRow] {
        try all("SELECT * FROM log WHERE kind = 4 ORDER BY position", [], LogRow.init(row:))
    }

    func rows(about subject: String) throws -> [LogRow] {
        try all("SELECT * FROM log WHERE subject = ? ORDER BY position", [subject], LogRow.init(row:))
    }
}

extension LogRow {
    fileprivate init(row: Row) throws {
        guard let kind = LogDraft.Kind(rawValue: row["kind"]) else {
            throw StoreError(.failed, "column kind holds a value that no version wrote; the database is damaged")
        }
        let draft = LogDraft(
            kind: kind, at: row.instant("at"), source: row["source"], id: row["id"], type: row["type"],
            subject: row["subject"], area: row["area"], body: row.bytes("body"),
            standing: try EventStanding(text: row["standing"]), isTest: row["is_test"])
        self.init(position: row["position"], previous: row["previous"], draft: draft)
    }
}
