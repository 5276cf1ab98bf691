import EventJSON

/// An event as an office has published it, and what the office was told of it.
final class Publication {
    let number: Int
    let event: JSONValue
    /// The event as it is sent.
    let bytes: [UInt8]
    /// Every final reply that came, in order; more than one where the office forgot the first in a crash.
    var replies: [Reply] = []
    /// Whether the office has it on its own disk that the event is answered.
    var isRecorded = false

    init(number: Int, event: JSONValue) {
        self.number = number
        self.event = event
        bytes = event.bytes
    }

    var source: String? { event["source"]?.string }
    var id: String? { event["id"]?.string }
}
