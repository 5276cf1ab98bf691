public import Ledgers

/// What the good readings of one minute come to.
public struct MinuteAggregate: Hashable, Sendable {
    /// The minute's first instant.
    public var minute: Instant
    public private(set) var min: Double
    public private(set) var max: Double
    public private(set) var sum: Double
    public private(set) var count: Int

    public var mean: Double { sum / Double(count) }

    public init(minute: Instant, min: Double, max: Double, sum: Double, count: Int) {
        self.minute = minute
        self.min = min
        self.max = max
        self.sum = sum
        self.count = count
    }

    /// A minute with one value in it.
    public init(minute: Instant, _ value: Double) {
        self.init(minute: minute, min: value, max: value, sum: value, count: 1)
    }

    public mutating func add(_ value: Double) {
        min = Swift.min(min, value)
        max = Swift.max(max, value)
        sum = Self.bounded(sum + value)
        count += 1
    }

    /// Adds what another node has of the same minute.
    public mutating func add(_ other: MinuteAggregate) {
        min = Swift.min(min, other.min)
        max = Swift.max(max, other.max)
        sum = Self.bounded(sum + other.sum)
        count += other.count
    }

    /// A sum stays a number, so that the mean is one.
    private static func bounded(_ sum: Double) -> Double {
        Swift.min(Swift.max(sum, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }
}
