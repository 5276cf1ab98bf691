/// What a figure counts.
public enum Unit: String, Hashable, Sendable, CaseIterable {
    case eventsPerSecond = "events/s"
    case rowsPerSecond = "rows/s"
    case batchesPerSecond = "batches/s"
    case timersPerSecond = "timers/s"
    case seconds = "s"
    case mebibytes = "MiB"
    /// Of one core.
    case percent = "%"

    /// Whether more of it is better.
    public var isRate: Bool {
        switch self {
        case .eventsPerSecond, .rowsPerSecond, .batchesPerSecond, .timersPerSecond: true
        case .seconds, .mebibytes, .percent: false
        }
    }
}
