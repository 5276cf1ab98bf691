import Ledgers

/// The instants of receipt of what has no time of its own.
///
/// Many that waited come within one millisecond, and clocks are set back. Of one point the node takes only what was measured later
/// than the last, so each gets an instant of its own, a millisecond after the one before where need be.
struct ReceiptClock {
    private var last: [String: Instant] = [:]

    /// More points than a bridge has; beyond them it begins anew.
    private static let mostPoints = 100_000

    mutating func instant(for point: String, at now: Instant) -> Instant {
        if last.count >= Self.mostPoints, last[point] == nil { last = [:] }
        let instant = last[point].map { max(now, Instant(milliseconds: $0.milliseconds + 1)) } ?? now
        last[point] = instant
        return instant
    }
}
