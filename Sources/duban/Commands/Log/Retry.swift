import EventJSON

/// Whether what a dead letter holds can be published once more.
enum Retry {
    case possible([UInt8])
    /// Why not.
    case impossible(String)

    /// What a letter holds: an event, or the events of a batch that came in the wrong frames.
    static func events(of letter: JSONValue) -> [Retry] {
        guard let body = letter["body"]?.string else {
            return [.impossible("it was too large to be kept; the producer has to send it again, in smaller parts")]
        }
        // What is no UTF-8 is shown with this in its place.
        if body.contains("\u{FFFD}"), letter["code"]?.string == "invalid-json" {
            return [.impossible("it is no UTF-8 text, so it would not be sent as it was; the producer has to mend it")]
        }
        return events(in: Array(body.utf8))
    }

    private static func events(in bytes: [UInt8]) -> [Retry] {
        guard JSONText.firstByte(of: bytes) == UInt8(ascii: "[") else { return [.possible(bytes)] }
        guard let elements = JSONText.elements(of: bytes), !elements.isEmpty else {
            return [.impossible("it is a batch whose brackets do not match up; the producer has to mend it")]
        }
        return elements.map { .possible(Array(bytes[$0])) }
    }
}
