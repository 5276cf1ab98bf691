/// A validated CloudEvent: what the ledgers need of it. The event as it was sent stays in the log.
public struct Event: Hashable, Sendable, Codable {
    /// Unique within `source`; 1–128 visible ASCII characters.
    public var id: String
    /// Who says it, by habit `/offices/<area>-<office>`.
    public var source: String
    /// What it is about: the number of a hazard, measure or incident, an escalation id, or a watch note.
    public var subject: String
    /// When it happened, as its source says; the ledgers' dates.
    public var time: Instant
    public var content: EventContent

    public init(id: String, source: String, subject: String, time: Instant, content: EventContent) {
        self.id = id
        self.source = source
        self.subject = subject
        self.time = time
        self.content = content
    }

    public var type: EventType { content.type }
}
