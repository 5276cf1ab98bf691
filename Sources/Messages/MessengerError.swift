/// Why the messages can't do what was asked.
public struct MessengerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `not-found` or `unavailable`, as in answers of the node.
    public let code: String
    /// One line: what is wrong, and what is allowed.
    public let description: String

    init(_ code: String, _ description: String) {
        self.code = code
        self.description = description
    }
}
