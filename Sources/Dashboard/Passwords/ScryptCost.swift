/// What one guess at a password costs (RFC 7914).
public struct ScryptCost: Hashable, Sendable {
    /// N: a power of two.
    var rounds: Int
    /// r, in blocks of 128 bytes.
    var blockSize: Int
    /// p.
    var parallelism: Int

    /// 32 MiB and three passes: one of the settings of the OWASP Password Storage Cheat Sheet.
    public static let standard = ScryptCost(rounds: 1 << 15, blockSize: 8, parallelism: 3)

    /// Bytes that one calculation holds.
    var memory: Int { 128 * rounds * blockSize }

    /// Whether a hash of this cost is taken from a file: not one that is no obstacle, nor one so dear that a login would eat
    /// the node.
    var isAllowed: Bool {
        (1 << 14...1 << 17).contains(rounds) && rounds.nonzeroBitCount == 1 && (1...16).contains(blockSize)
            && (1...16).contains(parallelism) && memory <= 128 << 20
    }
}
