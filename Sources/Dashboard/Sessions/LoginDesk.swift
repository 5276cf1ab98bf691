import Ledgers
import Logging
import Synchronization

/// Lets users in and out, and knows them again.
final class LoginDesk: Sendable {
    private let directory: UserDirectory
    /// Whether anybody may look where there are no users.
    private let isOpenWithoutUsers: Bool
    private let now: @Sendable () -> Instant
    private let logger: Logger
    private let hashing: HeavyWork
    private let attempts: Mutex<AttemptLimits>
    private let sessions: Mutex<Sessions>

    /// - Parameter isOpenWithoutUsers: where nobody but this machine reaches it.
    init(
        _ directory: UserDirectory, isOpenWithoutUsers: Bool, attempts: AttemptLimits = AttemptLimits(),
        hashing: HeavyWork = HeavyWork(), sessions: Sessions = Sessions(), logger: Logger,
        now: @escaping @Sendable () -> Instant
    ) {
        self.directory = directory
        self.isOpenWithoutUsers = isOpenWithoutUsers
        self.hashing = hashing
        self.attempts = Mutex(attempts)
        self.sessions = Mutex(sessions)
        self.logger = logger
        self.now = now
    }

    var hasUsers: Bool { directory.hasUsers }

    /// Begins a session.
    ///
    /// A wrong name takes the same way as a wrong password, and the same time, so that nobody can find out who is a user.
    /// - Throws: ``HTTPFault``: the password is wrong, there is no such user, or it was tried too often.
    func logIn(
        _ name: String, _ password: Password, from address: ClientAddress
    ) async throws(HTTPFault) -> (SessionToken, User) {
        let now = now()
        guard attempts.withLock({ $0.take(address: address, name: name, at: now) }) else { throw .tooManyAttempts }
        let user = UserName(name).flatMap(directory.user(named:))
        guard try await matches(password, user?.password), let user, isCurrent(user) else {
            logger.warning(
                "a login was refused",
                metadata: ["user": "\(UserName(name)?.description ?? "?")", "address": "\(address)"])
            throw .wrongLogin
        }
        let token = SessionToken()
        _ = sessions.withLock { $0.begin(token, of: user, from: address.description, at: now) }
        logger.notice("a user has logged in", metadata: ["user": "\(user.name)", "address": "\(address)"])
        return (token, user)
    }

    private func matches(_ password: Password, _ hash: PasswordHash?) async throws(HTTPFault) -> Bool {
        do {
            return try await hashing.run { (hash ?? .decoy).matches(password) } && hash != nil
        } catch {
            throw .tooManyAttempts
        }
    }

    /// The user may have been removed meanwhile.
    private func isCurrent(_ user: User) -> Bool {
        directory.user(named: user.name)?.password == user.password
    }

    /// - Throws: ``HTTPFault`` where one has to log in first.
    func caller(with token: SessionToken?) throws(HTTPFault) -> Caller {
        if isOpenWithoutUsers, !hasUsers { return .anyone }
        guard let token, let session = sessions.withLock({ $0.use(token, at: now()) }) else { throw .loginRequired }
        guard let user = directory.user(named: session.user), user.password == session.password else {
            sessions.withLock { $0.end(token) }
            throw .loginRequired
        }
        return Caller(user: user, session: session)
    }

    func logOut(_ token: SessionToken) {
        sessions.withLock { $0.end(token) }
    }

    /// The sessions that hold, the oldest first; those of users that are gone are not among them.
    func all() -> [Session] {
        sessions.withLock { $0.all(at: now()) }.filter {
            directory.user(named: $0.user)?.password == $0.password
        }
    }

    /// - Returns: nil where there is no session of this id.
    func end(id: String) -> Session? {
        sessions.withLock { $0.end(id: id) }
    }
}
