import Ledgers

/// Both times at once: that of calendars, on the node's clock, for quiet hours and silences; and that of stopwatches, which
/// nobody sets, for waits and limits.
struct Moment: Hashable, Sendable {
    var now: Instant
    var uptime: Duration
}
