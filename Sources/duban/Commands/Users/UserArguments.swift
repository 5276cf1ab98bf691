public import ArgumentParser
public import Dashboard
import Ledgers

/// `1404,140521`, or `*`.
struct UserAreas: ExpressibleByArgument {
    let scope: AreaScope

    init?(argument: String) {
        guard let scope = AreaScope(userList: argument[...]) else { return nil }
        self.scope = scope
    }
}

extension UserName: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Role: ExpressibleByArgument {}

extension AreaScope {
    /// For people.
    var words: String { isEverywhere ? "all areas" : prefixes.joined(separator: ", ") }
}
