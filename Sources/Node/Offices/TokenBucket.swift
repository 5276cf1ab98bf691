/// How much may still come: it fills up evenly, and what is taken may once be more than there is, so that a large batch
/// passes too and is paid off afterwards.
struct TokenBucket: Sendable {
    private let capacity: Double
    private let perSecond: Double
    private var level: Double
    private var filledAt: Duration

    /// A full one.
    /// - Parameters:
    ///   - perSecond: how much it gains.
    ///   - seconds: how many seconds' worth it holds.
    init(perSecond: Double, seconds: Double, at now: Duration) {
        self.perSecond = perSecond
        capacity = perSecond * seconds
        level = capacity
        filledAt = now
    }

    mutating func hasSome(at now: Duration) -> Bool {
        fill(at: now)
        return level > 0
    }

    mutating func take(_ amount: Int) {
        level -= Double(amount)
    }

    private mutating func fill(at now: Duration) {
        level = min(capacity, level + perSecond * max(.zero, now - filledAt).inSeconds)
        filledAt = max(filledAt, now)
    }
}

extension Duration {
    fileprivate var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
