public import Ledgers

/// 签收: the event by which somebody acknowledges an escalation.
public struct AcknowledgementEvent: Sendable {
    public var escalation: String
    public var by: String
    public var note: String?
    public var source: String
    public var id: String
    public var time: Instant

    public init(escalation: String, by: String, note: String?, source: String, id: String, time: Instant) {
        self.escalation = escalation
        self.by = by
        self.note = note
        self.source = source
        self.id = id
        self.time = time
    }

    /// A CloudEvent in structured JSON.
    public var body: [UInt8] {
        let data = [JSONMember("by", .string(by))] + (note.map { [JSONMember("note", .string($0))] } ?? [])
        let event: JSONValue = [
            "specversion": "1.0", "id": .string(id), "source": .string(source),
            "type": .string(EventType.acknowledged.rawValue), "subject": .string(escalation),
            "time": .string(time.rfc3339), "datacontenttype": "application/json", "data": .object(data),
        ]
        return event.bytes
    }
}
