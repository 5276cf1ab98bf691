import Crypto

/// What a Prometheus shows to read the metrics: `Authorization: Bearer …`. Only its digest is kept.
public struct MetricsToken: Sendable {
    private let digest: SHA256.Digest

    /// - Parameter text: of 32 characters at least, as `openssl rand -hex 32` makes it; white space around it does not
    ///   count.
    /// - Returns: nil where it is shorter, or has characters that do not go into a header.
    public init?(_ text: String) {
        let token = String(text.trimmingPrefix(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        guard token.utf8.count >= 32, token.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else { return nil }
        digest = SHA256.hash(data: Array(token.utf8))
    }

    /// - Parameter authorization: the header. Digests are compared, so that the time tells nothing of the token.
    func admits(_ authorization: String?) -> Bool {
        guard let authorization, authorization.lowercased().hasPrefix(Self.scheme) else { return false }
        return SHA256.hash(data: Array(authorization.utf8.dropFirst(Self.scheme.utf8.count))) == digest
    }

    private static let scheme = "bearer "
}
