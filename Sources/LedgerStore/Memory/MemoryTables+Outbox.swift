import Ledgers

extension MemoryTables {
    func outbox(after position: Int64, limit: Int) -> [LogRow] {
        Array(raised(after: position).prefix(limit))
    }

    func outboxCount(after position: Int64) -> Int {
        raised(after: position).reduce(0) { count, _ in count + 1 }
    }

    private func raised(after position: Int64) -> some Sequence<LogRow> {
        log.dropFirst(Int(position)).lazy.filter { $0.draft.kind == .news && $0.draft.type == "escalation" }
    }

    func outboxCursor(_ name: String) -> OutboxCursor? { cursors[name] }

    func outboxCursors() -> [OutboxCursor] {
        cursors.page(.all)
    }

    func save(_ cursor: OutboxCursor) { set(cursor, named: cursor.name) }

    func removeOutboxCursor(_ name: String) { set(nil, named: name) }

    private func set(_ cursor: OutboxCursor?, named name: String) {
        let old = cursors.replace(cursor, for: name)
        onError({ $0.cursors[name] = old })
    }
}
