public import Ledgers

/// How the time of a reading is written.
public enum TimeFormat: Hashable, Sendable {
    /// `2026-11-22T08:30:05+08:00`.
    case rfc3339
    /// Seconds since 1970-01-01T00:00:00Z, with or without a fraction.
    case epochSeconds
    /// Milliseconds since then.
    case epochMilliseconds
    /// As clocks on a wall of the zone show it.
    case local(TimePattern, Zone)
}
