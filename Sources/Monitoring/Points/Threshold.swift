public import Ledgers

/// 报警值: a value that must not be reached, 以上（以下）包括本数.
public struct Threshold: Hashable, Sendable {
    public enum Side: String, Hashable, Sendable, CaseIterable, Codable {
        /// Reached at the value and above it.
        case above
        /// Reached at the value and below it.
        case below
    }

    public var side: Side
    /// In the point's unit.
    public var value: Double
    /// How long it has to stay reached; zero: at once.
    public var hold: Span
    /// Once held, it is over only on the other side of this value (the value itself is not enough): not above `value` for
    /// ``Side/above``, not below it for ``Side/below``.
    public var clear: Double
    public var consequence: Consequence

    /// - Parameter clear: nil: `value`.
    public init(
        _ side: Side, _ value: Double, for hold: Span = .seconds(0), clear: Double? = nil, _ consequence: Consequence
    ) {
        self.side = side
        self.value = value
        self.hold = hold
        self.clear = clear ?? value
        self.consequence = consequence
    }

    /// Whether a value reaches it.
    public func isReached(by value: Double) -> Bool {
        side == .above ? value >= self.value : value <= self.value
    }

    /// Whether a value ends a breach that was held.
    public func isCleared(by value: Double) -> Bool {
        side == .above ? value < clear : value > clear
    }
}
