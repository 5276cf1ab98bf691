import EventJSON
public import Ledgers

/// One line of a recording: an event as it was sent, by whom, and when it was received.
public struct RecordedEvent: Sendable {
    private enum Source: Sendable {
        case text([UInt8])
        /// Where it stands in its line, which is parsed already.
        case line(JSONPart)
    }

    public var receivedAt: Instant
    /// The office that sent it; nil where nobody was told from anybody else.
    public var office: String?
    private let source: Source

    public init(receivedAt: Instant, event: [UInt8], office: String? = nil) {
        self.receivedAt = receivedAt
        self.office = office
        source = .text(event)
    }

    /// Reads a line `{"receivedAt":"<instant>","event":{…}}`, with an `"office":"<name>"` where it has one.
    /// - Throws: ``RecordingError`` that says what is wrong with it.
    public init(line: [UInt8]) throws(RecordingError) {
        let value: JSONPart
        do { value = try JSONDocument(line).root } catch { throw RecordingError(error.message) }
        guard let receivedAt = value["receivedAt"]?.string.flatMap(Instant.init(rfc3339:)) else {
            throw RecordingError("receivedAt is missing, or no instant like 2024-01-05T09:00:00+08:00")
        }
        guard let event = value["event"] else { throw RecordingError("event is missing") }
        let office = value["office"]
        guard office?.isNull ?? true || office?.string != nil else { throw RecordingError("office is no string") }
        self.receivedAt = receivedAt
        self.office = office?.string
        source = .line(event)
    }

    /// The event's JSON text.
    public var event: [UInt8] {
        switch source {
        case .text(let text): text
        case .line(let event): event.compacted
        }
    }

    func decoded(by decoder: IncomingDecoder) -> Incoming {
        switch source {
        case .text(let text): decoder.decode(text, receivedAt: receivedAt)
        case .line(let event): decoder.decode(event, receivedAt: receivedAt)
        }
    }

    /// The line without its end.
    public var line: [UInt8] {
        let office = office.map { Array(",\"office\":".utf8) + JSONValue.string($0).bytes } ?? []
        return Array("{\"receivedAt\":\"\(receivedAt.rfc3339)\",\"event\":".utf8) + event + office + Array("}".utf8)
    }
}
