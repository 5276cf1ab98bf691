public import Ledgers

/// An event that the node itself publishes, source `/duban`.
public struct NodeEvent: Sendable {
    public static let source = "/duban"

    /// The types that the node publishes beside what producers do.
    public enum Kind: String, Sendable, CaseIterable {
        case escalation
        case escalationResolved = "escalation-resolved"
        case hazardClosed = "hazard-closed"
        case deadLetter = "dead-letter"
        case watchlist
        /// A timer fired.
        case timer
        /// The rules (policy and catalog) that hold from here on.
        case rules
        /// Position and hash of the row before, signed.
        case checkpoint
        /// A report was written by the calendar.
        case report
        /// A message about escalations has arrived.
        case messageDelivered = "message-delivered"
        /// A message about escalations was given up.
        case messageFailed = "message-failed"
    }

    public var kind: Kind
    public var id: String
    /// The number of a hazard or incident; what is about none has a `/` in it, which no number has.
    public var subject: String
    public var time: Instant
    public var data: JSONValue

    /// - Parameter id: nil for `<type>/<position>`, unique since positions are.
    public init(_ kind: Kind, id: String? = nil, position: Int64, subject: String, time: Instant, data: JSONValue) {
        self.kind = kind
        self.id = id ?? "\(kind.rawValue)/\(position)"
        self.subject = subject
        self.time = time
        self.data = data
    }

    /// A CloudEvent in structured JSON.
    public var body: [UInt8] {
        let event: JSONValue = [
            "specversion": "1.0", "id": .string(id), "source": .string(Self.source), "type": .string(kind.rawValue),
            "subject": .string(subject), "time": .string(time.rfc3339), "datacontenttype": "application/json",
            "data": data,
        ]
        return event.bytes
    }
}
