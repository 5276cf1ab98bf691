import EventJSON
public import Ledgers

/// One line of a recording: an event as it was sent, by whom, and when it was received.
public struct RecordedEvent: Sendable {
    public var receivedAt: Instant
    /// The event's JSON text.
    public var event: [UInt8]
    /// The office that sent it; nil where nobody was told from anybody else.
    public var office: String?

    public init(receivedAt: Instant, event: [UInt8], office: String? = nil) {
        self.receivedAt = receivedAt
        self.event = event
        self.office = office
    }

    /// Reads a line `{"receivedAt":"<instant>","event":{…}}`, with an `"office":"<name>"` where it has one.
    /// - Throws: ``RecordingError`` that says what is wrong with it.
    public init(line: [UInt8]) throws(RecordingError) {
        let value: JSONValue
        do { value = try JSONParser.parse(line) } catch { throw RecordingError(error.message) }
        guard let receivedAt = value["receivedAt"]?.string.flatMap(Instant.init(rfc3339:)) else {
            throw RecordingError("receivedAt is missing, or no instant like 2024-01-05T09:00:00+08:00")
        }
        guard let event = value["event"] else { throw RecordingError("event is missing") }
        let office = value["office"] ?? .null
        guard office.isNull || office.string != nil else { throw RecordingError("office is no string") }
        self.init(receivedAt: receivedAt, event: event.bytes, office: office.string)
    }

    /// The line without its end.
    public var line: [UInt8] {
        let office = office.map { Array(",\"office\":".utf8) + JSONValue.string($0).bytes } ?? []
        return Array("{\"receivedAt\":\"\(receivedAt.rfc3339)\",\"event\":".utf8) + event + office + Array("}".utf8)
    }
}
