/// How often a destination may be written to: a token bucket, such that in any 60 seconds there are no more than a number.
///
/// A sixth may come at once, the others evenly. It starts empty, since what was sent before a restart counts too.
struct SendingRate: Sendable {
    private let capacity: Double
    private let perSecond: Double
    private var level = 0.0
    private var filledAt: Duration

    /// - Parameter perMinute: 2 or more.
    init(perMinute: Int, at uptime: Duration) {
        capacity = Double(max(1, perMinute / 6))
        perSecond = (Double(perMinute) - capacity) / 60
        filledAt = uptime
    }

    /// How long until one may be sent; zero for now.
    mutating func wait(at uptime: Duration) -> Duration {
        fill(at: uptime)
        // Sums of fractions may stay a hair below the whole.
        return level >= 1 - 1e-9 ? .zero : .seconds((1 - level) / perSecond)
    }

    mutating func take() {
        level -= 1
    }

    private mutating func fill(at uptime: Duration) {
        level = min(capacity, level + perSecond * (max(.zero, uptime - filledAt) / .seconds(1)))
        filledAt = max(filledAt, uptime)
    }
}
