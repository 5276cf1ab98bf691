public import Ledgers

/// How often a point has sent what could not be taken.
public struct FaultTally: Hashable, Sendable {
    public var count: Int
    /// By receipt.
    public var firstAt: Instant
    /// By receipt.
    public var lastAt: Instant

    public init(count: Int, firstAt: Instant, lastAt: Instant) {
        self.count = count
        self.firstAt = firstAt
        self.lastAt = lastAt
    }
}
