/// Why a text is no JSON that can be worked with (RFC 8259, and RFC 7493 for what it leaves open).
public struct JSONError: Error, Equatable, Sendable {
    public enum Reason: Equatable, Sendable {
        case unexpectedEnd
        case unexpectedByte
        case trailingBytes
        case invalidUTF8
        case loneSurrogate
        case controlCharacter
        case invalidEscape
        case numberBeyondDouble
        case duplicateName
        case nestedTooDeep
    }

    public let reason: Reason
    /// Bytes from the start of the text.
    public let offset: Int

    public var message: String {
        "\(what) at byte \(offset)"
    }

    private var what: String {
        switch reason {
        case .unexpectedEnd: "the text ends inside a value"
        case .unexpectedByte: "a character that JSON does not allow here"
        case .trailingBytes: "something follows the value"
        case .invalidUTF8: "a string is not valid UTF-8"
        case .loneSurrogate: "an escape is half of a surrogate pair"
        case .controlCharacter: "a control character in a string is not escaped"
        case .invalidEscape: "an escape that JSON does not know"
        case .numberBeyondDouble: "a number lies beyond a double"
        case .duplicateName: "a name occurs twice in one object"
        case .nestedTooDeep: "values are nested deeper than \(JSONParser.maximumDepth) levels"
        }
    }
}
