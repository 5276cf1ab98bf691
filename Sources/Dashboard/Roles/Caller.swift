import Ledgers

/// Who makes a request, and what is allowed to them.
struct Caller: Sendable {
    /// Nil for whoever sits at a node without users.
    let user: User?
    /// Nil where there was no login.
    let session: Session?

    /// A node without users lets everybody on its machine look, and do nothing else.
    static let anyone = Caller(user: nil, session: nil)

    var role: Role { user?.role ?? .look }
    var areas: AreaScope { user?.areas ?? .everywhere }

    func require(_ role: Role) throws(HTTPFault) {
        guard self.role >= role else { throw .forbidden }
    }
}
