public import Ledgers

/// 签收: the event by which somebody acknowledges an escalation.
public struct AcknowledgementEvent: Sendable {
    public var escalation: String
    public var by: String
    public var note: String?
    public var source: String
    public var id: String
    public var time: Instant
    /// The trace that it belongs to, as an extension of the event. Default: none.
    public var traceParent: TraceParent?

    public init(
        escalation: String, by: String, note: String?, source: String, id: String, time: Instant,
        traceParent: TraceParent? = nil
    ) {
        self.escalation = escalation
        self.by = by
        self.note = note
        self.source = source
        self.id = id
        self.time = time
        self.traceParent = traceParent
    }

    /// A CloudEvent in structured JSON.
    public var body: [UInt8] {
        let data = [JSONMember("by", .string(by))] + (note.map { [JSONMember("note", .string($0))] } ?? [])
        let trace = traceParent.map { [JSONMember("traceparent", .string($0.description))] } ?? []
        let event = [
            JSONMember("specversion", "1.0"), JSONMember("id", .string(id)), JSONMember("source", .string(source)),
            JSONMember("type", .string(EventType.acknowledged.rawValue)), JSONMember("subject", .string(escalation)),
            JSONMember("time", .string(time.rfc3339)), JSONMember("datacontenttype", "application/json"),
        ]
        return JSONValue.object(event + trace + [JSONMember("data", .object(data))]).bytes
    }
}
