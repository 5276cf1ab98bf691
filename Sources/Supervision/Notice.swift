/// What a service tells its manager. Source: sd_notify(3).
public enum Notice: Sendable, Hashable {
    /// It serves; what it does, in a few words for people.
    case ready(String)
    /// It reads its configuration anew, since this instant of `CLOCK_MONOTONIC`; ``ready(_:)`` ends that.
    case reloading(Duration)
    /// It has begun to stop.
    case stopping
    /// What it does, in a few words for people.
    case status(String)
    /// It lives.
    case alive
    /// The start under way may take this long from now.
    case patience(Duration)

    /// The datagram's text.
    public var text: String {
        switch self {
        case .ready(let status): "READY=1\nSTATUS=\(Self.line(status))"
        case .reloading(let since): "RELOADING=1\nMONOTONIC_USEC=\(Self.microseconds(since))"
        case .stopping: "STOPPING=1"
        case .status(let status): "STATUS=\(Self.line(status))"
        case .alive: "WATCHDOG=1"
        case .patience(let time): "EXTEND_TIMEOUT_USEC=\(Self.microseconds(time))"
        }
    }

    /// A newline would begin another assignment.
    private static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }

    private static func microseconds(_ time: Duration) -> Int64 {
        time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000
    }
}
