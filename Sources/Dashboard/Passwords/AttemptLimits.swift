import Glibc
import Ledgers

/// How often one may try to log in: from one address, and as one user.
///
/// The buckets are a table of fixed size, chosen by a hash with a seed of this process: nobody can fill it up, and who
/// shares a bucket with a stranger can't be arranged.
struct AttemptLimits: Sendable {
    private var addresses: [TokenBucket]
    private var users: [TokenBucket]

    private static let buckets = 4_096

    /// - Parameters:
    ///   - address: of one address. Default ten at once, then one in 6 seconds.
    ///   - user: of one name, whether there is such a user or not. Default twenty at once, then one in 15 seconds.
    init(
        address: TokenBucket = TokenBucket(burst: 10, interval: .seconds(6)),
        user: TokenBucket = TokenBucket(burst: 20, interval: .seconds(15))
    ) {
        addresses = Array(repeating: address, count: Self.buckets)
        users = Array(repeating: user, count: Self.buckets)
    }

    /// - Returns: whether it may be tried; an attempt that may not be takes nothing from the user's share.
    mutating func take(address: ClientAddress, name: String, at now: Instant) -> Bool {
        addresses[Self.bucket(of: address.network)].take(at: now)
            && users[Self.bucket(of: Array(name.utf8))].take(at: now)
    }

    private static func bucket(of key: [UInt8]) -> Int {
        Int(UInt(bitPattern: key.hashValue) % UInt(buckets))
    }
}
