import EventJSON
import Ledgers
import ZeroMQ

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
    /// Whether there are readings among them, which are answered once they are saved.
    var isMeasured = false

    /// - Parameter frames: routing id, an empty frame, the body.
    init(frames: [[UInt8]], reader: EventReader, receivedAt: Instant) {
        envelope = Self.envelope(of: frames)
        guard Self.isWellFormed(frames), let body = frames.last else {
            (form, events) = (.single, [reader.misframed(frames.dropFirst().flatMap(\.self), receivedAt: receivedAt)])
            return
        }
        (form, events) = reader.read(body, receivedAt: receivedAt)
    }

    /// A request that is not looked at.
    /// - Parameter reply: to all of it.
    init(turnedAway frames: [[UInt8]], with reply: Reply, receivedAt: Instant) {
        envelope = Self.envelope(of: frames)
        (form, events) = (.single, [ReceivedEvent(.turnedAway(reply), receivedAt: receivedAt)])
    }

    private static func isWellFormed(_ frames: [[UInt8]]) -> Bool {
        frames.count == 3 && frames[1].isEmpty
    }

    private static func envelope(of frames: [[UInt8]]) -> [[UInt8]] {
        isWellFormed(frames) ? Array(frames.prefix(2)) : Array(frames.prefix(1)) + [[]]
    }

    var hasReadings: Bool { events.contains(where: \.isReading) }

    /// The reply where readings could not be saved: the producer sends all of it again.
    var unsaved: Message {
        let replies = events.map { _ in
            Reply(status: 503, code: "unavailable", message: "readings can't be saved now; send them again")
        }
        return Message(envelope + [body(of: replies)])
    }

    func body(of replies: some Collection<Reply>) -> [UInt8] {
        switch form {
        case .single: replies.first?.json.bytes ?? []
        case .batch: JSONValue.array(replies.map(\.json)).bytes
        }
    }
}
