/// Everybody who may log in, by name.
public struct Users: Hashable, Sendable {
    private var byName: [UserName: User] = [:]

    /// So many are kept at most.
    static let most = 1_000

    public init() {}

    /// Sorted by name.
    public var all: [User] { byName.values.sorted { $0.name < $1.name } }

    public var isEmpty: Bool { byName.isEmpty }

    public subscript(name: UserName) -> User? { byName[name] }

    /// - Throws: ``UsersError`` where the name is taken, or there are too many.
    public mutating func add(_ user: User) throws(UsersError) {
        guard byName[user.name] == nil else {
            throw UsersError("there is a user \(user.name) already; change the password with duban user password")
        }
        guard byName.count < Self.most else { throw UsersError("there are \(Self.most) users already") }
        byName[user.name] = user
    }

    /// - Throws: ``UsersError`` where there is no such user.
    public mutating func setPassword(_ password: PasswordHash, of name: UserName) throws(UsersError) {
        guard byName[name] != nil else { throw Self.unknown(name) }
        byName[name]?.password = password
    }

    /// - Throws: ``UsersError`` where there is no such user.
    public mutating func remove(_ name: UserName) throws(UsersError) {
        guard byName.removeValue(forKey: name) != nil else { throw Self.unknown(name) }
    }

    private static func unknown(_ name: UserName) -> UsersError {
        UsersError("there is no user \(name); see duban user list")
    }
}
