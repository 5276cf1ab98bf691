/// The place of a value in a JSON text. Source: RFC 6901.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    /// As written: empty for the whole text, or a `/` before each name.
    public let description: String
    /// The names on the way, `~1` and `~0` read as `/` and `~`.
    public let tokens: [String]

    /// Nil where the text is none: it begins with no `/`, or has a `~` that stands for nothing.
    public init?(_ text: String) {
        description = text
        guard !text.isEmpty else {
            tokens = []
            return
        }
        guard text.hasPrefix("/"), text.firstMatch(of: /~(?![01])/) == nil else { return nil }
        tokens = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { token in
            String(token).replacing("~1", with: "/").replacing("~0", with: "~")
        }
    }
}
