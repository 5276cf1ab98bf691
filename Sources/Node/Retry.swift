package import EventJSON

/// Whether what a dead letter holds can be published once more.
package enum Retry {
    case possible([UInt8])
    /// Why not.
    case impossible(String)

    /// What a letter holds: an event, or the events of a batch that came in the wrong frames.
    package static func events(of letter: JSONValue) -> [Retry] {
        guard let body = letter["body"]?.string else {
            return [.impossible(letter["base64"]?.string == nil ? tooLarge : noText)]
        }
        return events(in: Array(body.utf8))
    }

    private static let tooLarge = "it was too large to be kept; the producer has to send it again, in smaller parts"
    private static let noText = "it is no UTF-8 text; the producer has to mend it"

    private static func events(in bytes: [UInt8]) -> [Retry] {
        guard JSONText.firstByte(of: bytes) == UInt8(ascii: "[") else { return [.possible(bytes)] }
        guard let elements = JSONText.elements(of: bytes), !elements.isEmpty else {
            return [.impossible("it is a batch whose brackets do not match up; the producer has to mend it")]
        }
        return elements.map { .possible(Array(bytes[$0])) }
    }
}
