import EventJSON
import Ledgers

/// Events that came in together, and who wants to know what became of them.
struct Submission: Sendable {
    enum Origin: Sendable {
        /// The producer waits for replies; told to try again (503), it does.
        case answered(@Sendable ([Reply]) async -> Void)
        /// Nobody waits, and nobody would send them again: they stay until they are committed.
        case kept(@Sendable () async -> Void)
    }

    var events: [ReceivedEvent]
    var origin: Origin
    /// Timers due by then fire first: a test clock was moved.
    var timersDueBy: Instant?

    init(_ events: [ReceivedEvent], origin: Origin, timersDueBy: Instant? = nil) {
        self.events = events
        self.origin = origin
        self.timersDueBy = timersDueBy
    }

    var isKept: Bool {
        if case .kept = origin { true } else { false }
    }
}
