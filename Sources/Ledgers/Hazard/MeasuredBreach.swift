/// 超限: what a monitoring point measured for which a hazard was found (monitoring, section 10.3).
public struct MeasuredBreach: Hashable, Sendable, Codable {
    /// On which side of the limit the value lies; the limit itself counts (以上、以下包括本数).
    public enum Side: String, Sendable, Codable, CaseIterable {
        case above
        case below
    }

    /// The point: 1 to 128 visible ASCII characters without `/`.
    public var id: String
    /// What is measured, as the policy names it: `methane`. `[a-z][a-z0-9-]{0,63}`
    public var kind: String
    /// Of `value` and `limit`, 1 to 20 characters.
    public var unit: String
    public var value: Double
    public var side: Side
    /// The value of the threshold that was reached.
    public var limit: Double
    /// When it was reached; it was held for some time before the hazard was found.
    public var since: Instant

    public init(
        id: String, kind: String, unit: String, value: Double, side: Side, limit: Double, since: Instant
    ) {
        self.id = id
        self.kind = kind
        self.unit = unit
        self.value = value
        self.side = side
        self.limit = limit
        self.since = since
    }

    /// The limit, where it is one of this side.
    public func limit(_ side: Side) -> Double? { self.side == side ? limit : nil }
}
