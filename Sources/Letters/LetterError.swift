/// Why a letter was not written.
public struct LetterError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line: what is wrong and where.
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
