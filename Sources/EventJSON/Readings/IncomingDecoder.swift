public import Ledgers

/// Decodes what may be an event or a reading; each text is parsed once.
public struct IncomingDecoder: Sendable {
    private let events: EventDecoder
    private let readings: ReadingDecoder

    public init(policy: Policy) {
        events = EventDecoder(policy: policy)
        readings = ReadingDecoder(policy: policy)
    }

    /// - Parameter receivedAt: what `time` may lie after by no more than the policy's limit.
    public func decode(_ bytes: [UInt8], receivedAt: Instant) -> Incoming {
        decode(bytes, in: 0..<bytes.count, receivedAt: receivedAt)
    }

    /// Decodes the part of a batch's text that holds one element.
    public func decode(_ bytes: [UInt8], in range: Range<Int>, receivedAt: Instant) -> Incoming {
        do {
            return decode(try JSONDocument(bytes, in: range).root, receivedAt: receivedAt)
        } catch {
            return .event(DecodedEvent(unreadable: Array(bytes[range]), error))
        }
    }

    /// Decodes what is parsed already.
    public func decode(_ value: JSONPart, receivedAt: Instant) -> Incoming {
        readings.decode(value, receivedAt: receivedAt).map(Incoming.reading)
            ?? .event(events.decode(value, receivedAt: receivedAt))
    }
}
