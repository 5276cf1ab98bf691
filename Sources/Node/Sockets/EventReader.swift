import EventJSON
import Ledgers

/// Turns the body of a request into received events, within the limits.
struct EventReader: Sendable {
    let decoder: IncomingDecoder
    /// Bytes of one request.
    let largestRequest: Int
    /// Events of one batch.
    let largestBatch: Int

    func read(_ body: [UInt8], receivedAt: Instant) -> (IngestRequest.Form, [ReceivedEvent]) {
        guard body.count <= largestRequest else {
            return (.single, [tooLarge(body, "a request is at most \(largestRequest) bytes", receivedAt)])
        }
        guard JSONText.firstByte(of: body) == UInt8(ascii: "["), let elements = JSONText.elements(of: body) else {
            return (.single, [ReceivedEvent(decoder.decode(body, receivedAt: receivedAt), receivedAt: receivedAt)])
        }
        guard elements.count <= largestBatch else {
            return (.single, [tooLarge(body, "a batch holds at most \(largestBatch) events", receivedAt)])
        }
        let events = elements.map {
            ReceivedEvent(decoder.decode(body, in: $0, receivedAt: receivedAt), receivedAt: receivedAt)
        }
        return (.batch, events)
    }

    /// A message that has other frames than a request has.
    func misframed(_ bytes: [UInt8], receivedAt: Instant) -> ReceivedEvent {
        ReceivedEvent(
            .refused(.invalidFrames(bytes.prefix(largestRequest), size: bytes.count)), receivedAt: receivedAt)
    }

    private func tooLarge(_ body: [UInt8], _ message: String, _ receivedAt: Instant) -> ReceivedEvent {
        ReceivedEvent(.refused(.tooLarge(body, message)), receivedAt: receivedAt)
    }
}
