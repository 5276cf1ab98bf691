/// Users that can't be read, changed or kept.
public struct UsersError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line: what is wrong, where, and what to do. Never a password or a hash.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
