public import EventJSON
public import Ledgers

/// An event that a test publishes: what it does not say is filled in.
public struct EventDraft: Sendable {
    /// Nil: one that no other event has.
    public var id: String?
    public var source = "/offices/140400-yjj"
    public var type: String
    public var subject: String
    /// Nil: the instant of receipt.
    public var time: Instant?
    public var data: JSONValue

    public init(_ type: EventType, _ subject: String, _ data: JSONValue) {
        self.type = type.rawValue
        self.subject = subject
        self.data = data.withoutNulls
    }

    /// The same event with an id of its own.
    public func id(_ id: String) -> EventDraft { changed { $0.id = id } }

    /// The same event from another source.
    public func from(_ source: String) -> EventDraft { changed { $0.source = source } }

    /// The same event as it happened at another time than that of its receipt.
    public func time(_ time: Instant) -> EventDraft { changed { $0.time = time } }

    /// The same event with another value in `data`; nil takes it out.
    public func data(_ name: String, _ value: JSONValue?) -> EventDraft {
        changed { $0.data = $0.data.setting("/" + name, to: value) }
    }

    /// A CloudEvent in structured JSON.
    public func json(id: String = "e-0", receivedAt: Instant = "2023-01-02 09:00") -> JSONValue {
        [
            "specversion": "1.0", "id": .string(self.id ?? id), "source": .string(source), "type": .string(type),
            "subject": .string(subject), "time": .string((time ?? receivedAt).rfc3339), "data": data,
        ]
    }

    private func changed(_ change: (inout EventDraft) -> Void) -> EventDraft {
        var copy = self
        change(&copy)
        return copy
    }
}
