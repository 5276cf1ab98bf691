import DubanConfiguration

/// What senders show.
struct BearerToken: Sendable {
    private let token: [UInt8]

    init(_ secret: Secret) {
        token = Array(secret.revealed.utf8)
    }

    /// - Parameter authorization: the header. All bytes are looked at, so that the time tells nothing but the length.
    func admits(_ authorization: String?) -> Bool {
        guard let authorization, authorization.lowercased().hasPrefix(Self.scheme) else { return false }
        let shown = Array(authorization.utf8.dropFirst(Self.scheme.utf8.count))
        guard shown.count == token.count else { return false }
        return zip(shown, token).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static let scheme = "bearer "
}
