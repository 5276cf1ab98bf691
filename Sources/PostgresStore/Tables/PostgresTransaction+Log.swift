import LedgerStore
import Ledgers

extension PostgresTransaction {
    func append(_ draft: LogDraft) throws -> LogRow {
        let previous = try newestPosition(on: draft.topic)
        guard let row = growth?.add(draft, previous: previous) else {
            throw StoreError(.failed, "a reader can't append to the log")
        }
        if growth?.isFull ?? false { try send() } else if growth?.isPart ?? false { try tellPart() }
        return row
    }

    private func newestPosition(on topic: String) throws -> Int64 {
        if let known = growth?.newestPosition(on: topic) { return known }
        let found: [Int64] = try stored("SELECT position FROM topic WHERE name = $1", [topic]) {
            try $0.get("position")
        }
        return found.first ?? 0
    }

    func loggedEvent(source: String, id: String) throws -> LoggedEvent? {
        if let known = growth?.event(EventKey(source: source, id: id)) { return known }
        guard var event = try storedRows("log.id = $1 AND log.source = $2", [id, source]).first.map(LoggedEvent.init)
        else {
            return nil
        }
        event.standing = growth?.standings[event.position] ?? event.standing
        return event
    }

    func setStanding(_ standing: EventStanding, at position: Int64) throws {
        growth?.setStanding(standing, at: position)
    }

    func rows(from position: Int64, limit: Int, filter: LogFilter) throws -> [LogRow] {
        try checkedRows(
            """
            log.position >= $1 AND ($2::text[] IS NULL OR log.type = ANY($2)) AND starts_with(log.area, $3)
            ORDER BY log.position LIMIT $4
            """,
            [position, filter.types.map { PostgresArray($0.sorted()) }, filter.area, limit == .max ? nil : limit])
    }

    func rulesRows(after position: Int64) throws -> [LogRow] {
        try checkedRows("log.kind = 4 AND log.position > $1 ORDER BY log.position", [position])
    }

    func rows(about subject: String) throws -> [LogRow] {
        try checkedRows("log.subject = $1 ORDER BY log.position", [subject])
    }

    func newestCheckpoint() throws -> LogRow? {
        try checkedRows("log.kind = 5 ORDER BY log.position DESC LIMIT 1", []).first
    }

    /// Rows of the log, those included that this transaction has added, each checked against its hash: what was altered is
    /// not handed out.
    func checkedRows(_ condition: String, _ parameters: [(any Parameter)?]) throws -> [LogRow] {
        try send()
        return try storedRows(condition, parameters)
    }

    private func storedRows(_ condition: String, _ parameters: [(any Parameter)?]) throws -> [LogRow] {
        // The hash before by a query of its own: a join might be carried out by reading the whole log.
        try stored(
            """
            SELECT log.*, (SELECT hash FROM log AS before WHERE before.position = log.position - 1) AS hash_before
            FROM log WHERE \(condition)
            """, parameters, LogRow.init(checking:))
    }
}

extension LogRow {
    /// - Throws: ``StoreError`` where the row is not what was written.
    fileprivate init(checking row: Row) throws {
        let stored = LogRow(
            position: try row.get("position"), previous: try row.get("previous"), draft: try LogDraft(row: row),
            hash: try row.get("hash"))
        self = try stored.checked(after: stored.position == 1 ? .beginning : row.find("hash_before"))
    }
}

extension LogDraft {
    fileprivate init(row: Row) throws {
        guard let kind = LogDraft.Kind(rawValue: try row.get("kind")) else { throw ResultSet.isNoneOfOurs("kind") }
        self.init(
            kind: kind, at: try row.get("at"), source: try row.get("source"), id: try row.get("id"),
            type: try row.get("type"), subject: try row.get("subject"), area: try row.get("area"),
            office: try row.find("office"), body: try row.get("body"), standing: try row.get("standing"),
            isTest: try row.get("is_test"))
    }
}
