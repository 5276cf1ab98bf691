public import Ledgers

/// A reading that was taken, with its receipt.
public struct Measurement: Hashable, Sendable {
    /// When it was measured; never after its receipt.
    public var time: Instant
    public var receivedAt: Instant
    public var value: Double
    public var quality: Quality

    public init(time: Instant, receivedAt: Instant, value: Double, quality: Quality) {
        self.time = time
        self.receivedAt = receivedAt
        self.value = value
        self.quality = quality
    }
}
