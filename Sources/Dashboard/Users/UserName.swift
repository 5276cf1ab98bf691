/// The name of a user: 1 to 32 of `a-z`, `0-9`, `.`, `_` and `-`, a letter or digit first.
///
/// It stands in the log as part of a source (`/users/<name>`) and as who acknowledged, so it has one spelling only.
public struct UserName: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let description: String

    /// - Returns: nil where the text is no such name.
    public init?(_ text: String) {
        guard (1...32).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed),
            let first = text.utf8.first, Self.isAlphanumeric(first)
        else { return nil }
        description = text
    }

    /// What may be written instead, for messages.
    public static let rule = "1 to 32 of a-z, 0-9, '.', '_' and '-', a letter or digit first"

    public static func < (left: UserName, right: UserName) -> Bool {
        left.description < right.description
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
