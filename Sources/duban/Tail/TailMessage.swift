import EventJSON
import ZeroMQ

/// A row of the log as the tail or the history tells of it.
struct TailMessage {
    var position: Int64
    /// The position of the message before on the same topic; 0 where there is none.
    var previous: Int64
    var topic: String
    var event: JSONValue

    /// A row of the answer to `history`; nil where it is none.
    init?(row: JSONValue) {
        guard let position = row["position"]?.integer, let previous = row["previous"]?.integer,
            let topic = row["topic"]?.string, let event = row["event"]
        else { return nil }
        self.init(position: position, previous: previous, topic: topic, event: event)
    }

    private init(position: Int, previous: Int, topic: String, event: JSONValue) {
        (self.position, self.previous) = (Int64(position), Int64(previous))
        (self.topic, self.event) = (topic, event)
    }

    var json: JSONValue {
        ["position": JSONValue(position), "topic": .string(topic), "event": event]
    }
}

extension TailMessage {
    /// What the XPUB sends.
    enum Frames {
        /// After a second of silence: the newest position.
        case heartbeat(Int64)
        case message(TailMessage)

        /// Frames `[topic] [header] [body]`; nil where they are no node's.
        init?(_ message: Message) {
            guard message.frames.count == 3, let header = try? JSONParser.parse(message.frames[1]),
                let position = header["position"]?.integer
            else { return nil }
            let topic = String(decoding: message.frames[0], as: UTF8.self)
            if topic == TailFilter.heartbeat {
                self = .heartbeat(Int64(position))
                return
            }
            guard let previous = header["previous"]?.integer, let event = try? JSONParser.parse(message.frames[2])
            else { return nil }
            self = .message(TailMessage(position: position, previous: previous, topic: topic, event: event))
        }
    }
}
