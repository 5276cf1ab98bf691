import Ledgers

/// The sessions of a node, by the digests of their tokens. They are in memory only: a restart ends them all.
struct Sessions: Sendable {
    private let limits: SessionLimits
    private var byDigest: [[UInt8]: Session] = [:]

    init(limits: SessionLimits = SessionLimits()) {
        self.limits = limits
    }

    /// Begins a session; where there are too many, others end.
    mutating func begin(_ token: SessionToken, of user: User, from address: String, at now: Instant) -> Session {
        byDigest = byDigest.filter { isHolding($0.value, at: now) }
        end(oldestBy: \.begun, keeping: limits.perUser - 1) { $0.user == user.name }
        end(oldestBy: \.used, keeping: limits.total - 1) { _ in true }
        let session = Session(
            id: Self.newID, user: user.name, password: user.password, address: address, begun: now, used: now)
        byDigest[token.digest] = session
        return session
    }

    /// - Returns: the session, which counts as used now; nil where there is none, or it has expired.
    mutating func use(_ token: SessionToken, at now: Instant) -> Session? {
        guard var session = byDigest[token.digest] else { return nil }
        guard isHolding(session, at: now) else {
            byDigest[token.digest] = nil
            return nil
        }
        session.used = max(session.used, now)
        byDigest[token.digest] = session
        return session
    }

    mutating func end(_ token: SessionToken) {
        byDigest[token.digest] = nil
    }

    /// - Returns: the session that was ended; nil where there is none with this id.
    mutating func end(id: String) -> Session? {
        guard let found = byDigest.first(where: { $0.value.id == id }) else { return nil }
        return byDigest.removeValue(forKey: found.key)
    }

    /// Those that hold, the oldest first.
    func all(at now: Instant) -> [Session] {
        byDigest.values.filter { isHolding($0, at: now) }.sorted { ($0.begun, $0.id) < ($1.begun, $1.id) }
    }

    private func isHolding(_ session: Session, at now: Instant) -> Bool {
        now < session.begun + limits.longest && now < session.used + limits.idle
    }

    private mutating func end(oldestBy age: (Session) -> Instant, keeping count: Int, of isMeant: (Session) -> Bool) {
        let candidates = byDigest.filter { isMeant($0.value) }
        guard candidates.count > count else { return }
        let oldest = candidates.sorted { age($0.value) < age($1.value) }.prefix(candidates.count - count)
        for (digest, _) in oldest { byDigest[digest] = nil }
    }

    private static var newID: String {
        let number = UInt64.random(in: 1...UInt64.max)
        return String(repeating: "0", count: number.leadingZeroBitCount / 4) + String(number, radix: 16)
    }
}
