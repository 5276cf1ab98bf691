public import Ledgers

/// How one threshold of a point stands.
public struct Latch: Hashable, Sendable, Codable {
    public var side: Threshold.Side
    public var value: Double
    /// Since when it is reached; nil while it is not. From ``isHeld`` on until it is cleared.
    public var since: Instant?
    /// Whether it has been reached for as long as it must.
    public var isHeld: Bool

    public init(side: Threshold.Side, value: Double, since: Instant? = nil, isHeld: Bool = false) {
        self.side = side
        self.value = value
        self.since = since
        self.isHeld = isHeld
    }
}
