import Ledgers

/// A login that holds.
struct Session: Sendable {
    /// Tells it from others in lists; it is no secret and logs nobody in.
    let id: String
    let user: UserName
    /// As it was at the login: another password ends the session.
    let password: PasswordHash
    let address: String
    let begun: Instant
    var used: Instant
}
