import DubanTestKit

extension SplitMix64 {
    /// Another generator, seeded from this one.
    mutating func fork() -> SplitMix64 { SplitMix64(seed: next()) }

    /// True once in so many times; never for nil.
    mutating func once(in times: Int?) -> Bool {
        guard let times else { return false }
        return below(times) == 0
    }

    /// Evenly from the range, to the microsecond.
    mutating func duration(_ range: ClosedRange<Duration>) -> Duration {
        let span = (range.upperBound - range.lowerBound).nanoseconds / 1_000
        return range.lowerBound + .microseconds(below(Int(span) + 1))
    }

    /// From the range, every order of magnitude as likely as the others: mostly short, at times very long.
    mutating func longTailed(_ range: ClosedRange<Duration>) -> Duration {
        var upper = range.lowerBound * 2
        var doublings = 0
        while upper < range.upperBound { (upper, doublings) = (upper * 2, doublings + 1) }
        let lower = range.lowerBound * (1 << below(doublings + 1))
        return duration(lower...min(lower * 2, range.upperBound))
    }
}
