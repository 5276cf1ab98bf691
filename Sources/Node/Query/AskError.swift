/// Why a question has no answer.
public struct AskError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `invalid`, `unknown`, `not-found`, `forbidden`, `too-many`, `not-a-test-clock` or `unavailable`.
    public let code: String
    /// One sentence: what is wrong, and what is allowed.
    public let description: String

    public init(_ code: String, _ description: String) {
        self.code = code
        self.description = description
    }

    static func invalid(_ description: String) -> AskError { AskError("invalid", description) }
    static func forbidden(_ description: String) -> AskError { AskError("forbidden", description) }
    static let tooMany = AskError("too-many", "too many questions of the office are being answered; ask again later")
    static func notFound(_ description: String) -> AskError { AskError("not-found", description) }
}
