/// What a number of measured values come to.
public struct Percentiles: Hashable, Sendable {
    /// Of the values that were measured, by the nearest rank.
    public let p50: Double
    /// Nil where fewer than 100 values were measured: the largest one would pass for it.
    public let p99: Double?
    /// Nil where fewer than 1,000 values were measured.
    public let p999: Double?
    /// How many values.
    public let count: Int

    /// - Returns: nil where nothing was measured.
    public init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        p50 = sorted.atRank(of: 0.5)
        p99 = sorted.count < 100 ? nil : sorted.atRank(of: 0.99)
        p999 = sorted.count < 1_000 ? nil : sorted.atRank(of: 0.999)
        count = sorted.count
    }
}

extension [Double] {
    /// The smallest value that so large a part of all values does not exceed.
    /// - Precondition: there are values, in their order.
    fileprivate func atRank(of part: Double) -> Double {
        self[Swift.min(count, Swift.max(1, Int((part * Double(count)).rounded(.up)))) - 1]
    }

    /// The value in the middle; of an even number the mean of the two in the middle. Nil where there is none.
    public var median: Double? {
        guard !isEmpty else { return nil }
        let sorted = sorted()
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
    }
}
