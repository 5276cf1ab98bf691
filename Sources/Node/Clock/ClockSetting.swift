import EventJSON
public import Ledgers

/// Which clock a node runs on: `--clock`.
public enum ClockSetting: Sendable, Hashable {
    case system
    /// `manual:<instant>`: stands still until it is moved.
    case manual(Instant)
    /// `<instant>@<factor>`: runs so many times as fast.
    case accelerated(Instant, factor: Double)

    /// Nil where the text is neither.
    public init?(_ text: String) {
        if text.hasPrefix("manual:") {
            guard let instant = Instant(rfc3339: String(text.dropFirst(7))) else { return nil }
            self = .manual(instant)
        } else {
            let parts = text.split(separator: "@", maxSplits: 1)
            guard parts.count == 2, let instant = Instant(rfc3339: String(parts[0])), let factor = Double(parts[1]),
                factor > 0, factor <= 10_000_000
            else { return nil }
            self = .accelerated(instant, factor: factor)
        }
    }

    public var isTest: Bool { self != .system }

    /// The clock; a test clock starts no earlier than the newest instant in the log.
    func clock(after newest: Instant?) -> any NodeClock {
        switch self {
        case .system: SystemClock()
        case .manual(let start): ManualClock(at: max(start, newest ?? start))
        case .accelerated(let start, let factor): AcceleratedClock(from: max(start, newest ?? start), factor: factor)
        }
    }
}
