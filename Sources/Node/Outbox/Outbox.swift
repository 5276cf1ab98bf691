import EventJSON
import LedgerStore
import Ledgers
import Reports

/// What a listener of the outbox is told: the escalations behind its cursor, oldest first, each with its present status.
///
/// Nothing is taken off by asking: the same come again until they are acknowledged. Delivery is at least once, with the
/// escalation's id as idempotency key.
enum Outbox {
    /// Listeners that can be known at a time.
    static let mostCursors = 1_000

    /// - Parameter after: a position to read on from; nil: what is behind the cursor.
    static func json(
        of cursor: String, after: Int64? = nil, limit: Int, in store: any LedgerReader
    ) throws -> JSONValue {
        let acknowledged = try store.outboxCursor(cursor)
        let position = acknowledged?.position ?? 0
        return [
            "cursor": .string(cursor), "acknowledged": JSONValue(position),
            "acknowledgedAt": JSONValue(acknowledged?.acknowledgedAt.rfc3339),
            "backlog": JSONValue(try store.outboxCount(after: position)),
            "escalations": .array(
                try store.outbox(after: after ?? position, limit: limit).map { try json(of: $0, in: store) }),
        ]
    }

    /// With what a listener tells people: how it stands now, and what it is about.
    private static func json(of row: LogRow, in store: any LedgerReader) throws -> JSONValue {
        let event = try JSONParser.parse(row.draft.body)
        let escalation = try event["id"]?.string.flatMap { EscalationID($0) }.flatMap { try store.escalation($0) }
        let about = try escalation.map { try subject($0.id.subject, in: store) } ?? []
        let item: JSONValue = [
            "position": JSONValue(row.position), "status": JSONValue(escalation?.status.rawValue), "event": event,
            "area": JSONValue(escalation?.area), "enterprise": JSONValue(escalation?.enterprise),
        ]
        return item.adding(about)
    }

    /// A hazard and an incident may have one number; the stage tells which of them it is about.
    private static func subject(_ number: String, in store: any LedgerReader) throws -> [JSONMember] {
        let hazard = try store.hazard(number).map { JSONMember("hazard", $0.detailedJSON) }
        let incident = try store.incident(number).map { JSONMember("incident", $0.detailedJSON) }
        return [hazard, incident].compactMap(\.self)
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
