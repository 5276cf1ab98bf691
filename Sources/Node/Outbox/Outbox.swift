import EventJSON
import LedgerStore
import Ledgers

/// What a listener of the outbox is told: the escalations behind its cursor, oldest first, each with its present status.
///
/// Nothing is taken off by asking: the same come again until they are acknowledged. Delivery is at least once, with the
/// escalation's id as idempotency key.
enum Outbox {
    /// Listeners that can be known at a time.
    static let mostCursors = 1_000

    static func json(of cursor: String, limit: Int, in store: any LedgerReader) throws -> JSONValue {
        let acknowledged = try store.outboxCursor(cursor)
        let position = acknowledged?.position ?? 0
        return [
            "cursor": .string(cursor), "acknowledged": JSONValue(position),
            "backlog": JSONValue(try store.outboxCount(after: position)),
            "escalations": .array(try store.outbox(after: position, limit: limit).map { try json(of: $0, in: store) }),
        ]
    }

    private static func json(of row: LogRow, in store: any LedgerReader) throws -> JSONValue {
        let event = try JSONParser.parse(row.draft.body)
        let id = event["id"]?.string.flatMap { EscalationID($0) }
        let status = try id.flatMap { try store.escalation($0)?.status.rawValue }
        return ["position": JSONValue(row.position), "status": JSONValue(status), "event": event]
    }

    /// Every listener with what it has not acknowledged.
    static func standings(in store: any LedgerReader, at now: Instant) throws -> JSONValue {
        .array(
            try store.outboxCursors().map { cursor in
                let oldest = try store.outbox(after: cursor.position, limit: 1).first?.draft.at
                return [
                    "cursor": .string(cursor.name), "acknowledged": JSONValue(cursor.position),
                    "acknowledgedAt": .string(cursor.acknowledgedAt.rfc3339),
                    "backlog": JSONValue(try store.outboxCount(after: cursor.position)),
                    "oldest": JSONValue(oldest?.rfc3339), "oldestSeconds": JSONValue(oldest.map { $0.age(at: now) }),
                ]
            })
    }
}
