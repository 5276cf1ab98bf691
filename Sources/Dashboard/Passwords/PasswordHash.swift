import CryptoExtras
import Foundation

/// What is kept of a password: it can be checked, and not be read.
public struct PasswordHash: Hashable, Sendable {
    let cost: ScryptCost
    let salt: [UInt8]
    let key: [UInt8]

    private static let saltBytes = 16
    private static let keyBytes = 32

    /// Hashes a password with a new salt. Takes about a tenth of a second, and the memory of `cost`.
    public init(of password: Password, cost: ScryptCost = .standard) throws {
        var random = SystemRandomNumberGenerator()
        let salt = (0..<Self.saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        self.init(cost: cost, salt: salt, key: try Self.key(from: password.bytes, salt: salt, cost: cost))
    }

    private init(cost: ScryptCost, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    /// A hash of no password, which costs what others cost to check: for users that do not exist.
    static let decoy: PasswordHash = {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<saltBytes + keyBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        return PasswordHash(cost: .standard, salt: Array(bytes.prefix(saltBytes)), key: Array(bytes.suffix(keyBytes)))
    }()

    /// Whether it is the hash of this password. Takes as long whether it is or not.
    /// - Returns: false also where the machine has not the memory for it.
    func matches(_ password: Password) -> Bool {
        guard let other = try? Self.key(from: password.bytes, salt: salt, cost: cost) else { return false }
        let difference = zip(key, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
        return difference == 0
    }

    private static func key(from password: [UInt8], salt: [UInt8], cost: ScryptCost) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: password, salt: salt, outputByteCount: keyBytes, rounds: cost.rounds, blockSize: cost.blockSize,
            parallelism: cost.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}

/// In the file of users: `scrypt$<N>$<r>$<p>$<salt>$<key>`, salt and key in Base64.
extension PasswordHash {
    var text: String {
        let numbers = [cost.rounds, cost.blockSize, cost.parallelism].map(String.init)
        return (["scrypt"] + numbers + [salt, key].map { Data($0).base64EncodedString() }).joined(separator: "$")
    }

    /// - Returns: nil where the text is no such hash, or one that is too weak or too dear.
    init?(text: Substring) {
        let fields = text.split(separator: "$", omittingEmptySubsequences: false)
        guard fields.count == 6, fields[0] == "scrypt",
            let rounds = Int(fields[1]), let blockSize = Int(fields[2]), let parallelism = Int(fields[3]),
            let salt = Data(base64Encoded: String(fields[4])), salt.count == Self.saltBytes,
            let key = Data(base64Encoded: String(fields[5])), key.count == Self.keyBytes
        else { return nil }
        let cost = ScryptCost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        guard cost.isAllowed else { return nil }
        self.init(cost: cost, salt: Array(salt), key: Array(key))
    }
}
