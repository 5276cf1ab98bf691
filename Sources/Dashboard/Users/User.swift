public import Ledgers

/// Who may use the HTTP side of a node.
public struct User: Hashable, Sendable {
    public let name: UserName
    public var role: Role
    /// What lies outside of them does not exist for the user.
    public var areas: AreaScope
    public var password: PasswordHash

    public init(name: UserName, role: Role, areas: AreaScope = .everywhere, password: PasswordHash) {
        self.name = name
        self.role = role
        self.areas = areas
        self.password = password
    }
}

/// To the node a user is a sender like an office: known by name, with areas, sources and event types of its own.
extension User {
    /// The source of what the user does. (`/duban` alone is the node itself.)
    var source: String { "/users/\(name)" }

    /// For acknowledgements (签收), in the user's own name.
    var acknowledging: Office {
        Office(name: officeName, keys: [], areas: areas, sources: [SourcePattern(source)], types: [.acknowledged])
    }

    /// For dead letters, which are published once more under the source that they came with.
    var retrying: Office {
        Office(name: officeName, keys: [], areas: areas, sources: [SourcePattern("*")], types: EventType.allCases)
    }

    /// No office in `offices.yaml` has a `/` in its name.
    private var officeName: String { "users/\(name)" }
}
