import Ledgers

/// So many at once, and then one in a while.
struct TokenBucket: Sendable {
    /// What may come at once.
    let burst: Int
    /// One more comes after so long.
    let interval: Span
    /// When it is full again. Earlier than now: it is full.
    private var fullAt = Instant(milliseconds: .min / 2)

    init(burst: Int, interval: Span) {
        self.burst = burst
        self.interval = interval
    }

    /// How long an empty one takes to fill.
    private var drained: Span { Span(milliseconds: Int64(burst) * interval.milliseconds) }

    /// - Returns: whether there was one left to take.
    mutating func take(at now: Instant) -> Bool {
        // Where the time was set back, the bucket is empty at worst.
        fullAt = min(fullAt, now + drained)
        let start = max(fullAt, now)
        guard (start - now).milliseconds <= drained.milliseconds - interval.milliseconds else { return false }
        fullAt = start + interval
        return true
    }
}
