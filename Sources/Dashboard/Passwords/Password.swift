import Foundation

/// A password as it was typed. Its description does not tell it, so that it gets into no log.
public struct Password: Sendable {
    let bytes: [UInt8]

    /// The same characters give the same password, however a keyboard composes them (NFC).
    public init(_ text: String) {
        bytes = Array(text.precomposedStringWithCanonicalMapping.utf8)
    }

    /// Characters that a new one has at least.
    public static let shortest = 10
    /// Bytes that a new one has at most.
    public static let longest = 1_024

    /// Takes a new password.
    /// - Throws: ``UsersError``: what is wrong with it.
    public init(new text: String, for name: UserName) throws(UsersError) {
        guard text.count >= Self.shortest else {
            throw UsersError("a password has at least \(Self.shortest) characters")
        }
        guard text.utf8.count <= Self.longest else {
            throw UsersError("a password has at most \(Self.longest) bytes")
        }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw UsersError("a password holds no control characters")
        }
        guard Set(text).count > 3, !text.lowercased().contains(name.description) || name.description.count < 4 else {
            throw UsersError(
                "this password is easy to guess; take one with more different characters, and not the name")
        }
        self.init(text)
    }
}

extension Password: CustomStringConvertible, CustomReflectable {
    public var description: String { "(a password)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
