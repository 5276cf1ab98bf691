import EventJSON
import Ledgers

/// One request of a producer: an event, a batch, or something that is neither.
struct IngestRequest: Sendable {
    enum Form: Sendable {
        /// Answered by an object.
        case single
        /// Answered by an array.
        case batch
    }

    /// What addresses the reply: the frames before the body.
    var envelope: [[UInt8]]
    var form: Form
    var events: [ReceivedEvent]

    /// - Parameter frames: routing id, an empty frame, the body.
    init(frames: [[UInt8]], reader: EventReader, receivedAt: Instant) {
        let isWellFormed = frames.count == 3 && frames[1].isEmpty
        envelope = isWellFormed ? Array(frames.prefix(2)) : Array(frames.prefix(1)) + [[]]
        guard isWellFormed, let body = frames.last else {
            (form, events) = (.single, [reader.misframed(frames.dropFirst().flatMap(\.self), receivedAt: receivedAt)])
            return
        }
        (form, events) = reader.read(body, receivedAt: receivedAt)
    }

    func body(of replies: some Collection<Reply>) -> [UInt8] {
        switch form {
        case .single: replies.first?.json.bytes ?? []
        case .batch: JSONValue.array(replies.map(\.json)).bytes
        }
    }
}
