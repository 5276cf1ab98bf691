import EventJSON
public import Ledgers

/// One line of a recording: an event as it was sent, and when it was received.
public struct RecordedEvent: Sendable {
    public var receivedAt: Instant
    /// The event's JSON text.
    public var event: [UInt8]

    public init(receivedAt: Instant, event: [UInt8]) {
        self.receivedAt = receivedAt
        self.event = event
    }

    /// Reads a line `{"receivedAt":"<instant>","event":{…}}`.
    /// - Throws: ``RecordingError`` that says what is wrong with it.
    public init(line: [UInt8]) throws(RecordingError) {
        let value: JSONValue
        do { value = try JSONParser.parse(line) } catch { throw RecordingError(error.message) }
        guard let receivedAt = value["receivedAt"]?.string.flatMap(Instant.init(rfc3339:)) else {
            throw RecordingError("receivedAt is missing, or no instant like 2024-01-05T09:00:00+08:00")
        }
        guard let event = value["event"] else { throw RecordingError("event is missing") }
        self.init(receivedAt: receivedAt, event: event.bytes)
    }

    /// The line without its end.
    public var line: [UInt8] {
        Array("{\"receivedAt\":\"\(receivedAt.rfc3339)\",\"event\":".utf8) + event + Array("}".utf8)
    }
}
