public import Ledgers

/// How much a store holds.
public struct StoreCounts: Hashable, Sendable {
    public var timers = 0
    public var parked = 0
    public var deadLetters = 0
    /// When the oldest parked event was received.
    public var oldestParked: Instant?
    /// When the oldest dead letter was made.
    public var oldestDeadLetter: Instant?

    public init() {}
}
