import Foundation
import Ledgers

@testable import Dashboard

extension ScryptCost {
    /// The cheapest that is allowed.
    static let cheap = ScryptCost(rounds: 1 << 14, blockSize: 1, parallelism: 1)
}

extension User {
    static let secret = "correct horse 电池"

    init(_ name: String, _ role: Role, areas: [String] = [""], password: String = secret) throws {
        self.init(
            name: UserName(name)!, role: role, areas: AreaScope(areas),
            password: try PasswordHash(of: Password(password), cost: .cheap))
    }
}

extension UsersFile {
    func add(_ users: User...) throws {
        for user in users { try change { all throws(UsersError) in try all.add(user) } }
    }
}
