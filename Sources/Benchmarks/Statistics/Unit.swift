/// What a figure counts.
public enum Unit: String, Hashable, Sendable {
    case eventsPerSecond = "events/s"
    case readingsPerSecond = "readings/s"
    case rowsPerSecond = "rows/s"
    case seconds = "s"
    case microseconds = "µs"
    case mebibytes = "MiB"
    /// Of one core.
    case percent = "%"
}
