public import Ledgers

/// Turns bytes into events: the checks of sections 1 and 3, in their order.
public struct EventDecoder: Sendable {
    let futureLimit: Span
    /// In UTF-8. There are a few dozen of them, of many lengths: looking through them takes less than hashing.
    let sectors: [[UInt8]]

    public init(policy: Policy) {
        futureLimit = policy.events.futureLimit
        sectors = policy.sectors.map { Array($0.utf8) }
    }

    /// - Parameter receivedAt: what `time` and `rectifiedAt` may lie after by no more than the policy's limit.
    public func decode(_ bytes: [UInt8], receivedAt: Instant) -> DecodedEvent {
        decode(bytes, in: 0..<bytes.count, receivedAt: receivedAt)
    }

    /// Decodes the part of a batch's text that holds one element.
    public func decode(_ bytes: [UInt8], in range: Range<Int>, receivedAt: Instant) -> DecodedEvent {
        do {
            return decode(try JSONDocument(bytes, in: range).root, receivedAt: receivedAt)
        } catch {
            return DecodedEvent(unreadable: Array(bytes[range]), error)
        }
    }

    /// Decodes an event out of a text that is parsed already.
    public func decode(_ value: JSONPart, receivedAt: Instant) -> DecodedEvent {
        do {
            return DecodedEvent(value, try event(value, receivedAt: receivedAt))
        } catch {
            return DecodedEvent(value, error)
        }
    }

    private func event(_ value: JSONPart, receivedAt: Instant) throws(Fault) -> Event {
        guard value.node.kind == .object else {
            throw Fault(.invalidEnvelope, at: "", "an event is an object, not \(value.kind)")
        }
        let limit = receivedAt + futureLimit
        var attributes = try FieldReader.object(value, at: "", faults: .invalidEnvelope)
        let envelope = try Envelope(&attributes, timeLimit: limit)
        var fields = try FieldReader.data(of: value)
        let content = try content(of: envelope.type, &fields, timeLimit: limit)
        try fields.refuseOthers()
        return Event(
            id: envelope.id, source: envelope.source, subject: envelope.subject, time: envelope.time, content: content)
    }

    private func content(
        of type: EventType, _ data: inout FieldReader, timeLimit: Instant
    ) throws(Fault) -> EventContent {
        switch type {
        case .hazardFound: .hazardFound(try hazardFound(&data))
        case .rectified: .rectified(try rectified(&data, timeLimit: timeLimit))
        case .verified: .verified(try verified(&data))
        case .extended: .extended(try extended(&data))
        case .amended: .amended(try amended(&data))
        case .withdrawn: .withdrawn(try withdrawn(&data))
        case .measure: .measure(try measure(&data))
        case .incident: .incident(try incident(&data))
        case .acknowledged: .acknowledged(try acknowledged(&data))
        case .watch: .watch(try watch(&data))
        }
    }
}
