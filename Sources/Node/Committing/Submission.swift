package import EventJSON
package import LedgerStore
import Ledgers

/// Events that came in together, or a chore, and who wants to know what became of them.
package struct Submission: Sendable {
    package enum Origin: Sendable {
        /// The producer waits for replies; told to try again (503), it does.
        case answered(@Sendable ([Reply]) async -> Void)
        /// Nobody waits, and nobody would send them again: they stay until they are committed.
        case kept(@Sendable () async -> Void)
        /// Somebody waits for the rows of a chore, or for why it could not be done.
        case asked(@Sendable (Result<[LogRow], StoreError>) async -> Void)
    }

    package var events: [ReceivedEvent]
    /// How they came in.
    let entrance: EventEntrance
    var chore: Chore?
    package var origin: Origin

    package init(_ events: [ReceivedEvent], through entrance: EventEntrance = .ingest, origin: Origin) {
        self.events = events
        self.entrance = entrance
        self.origin = origin
    }

    init(_ chore: Chore?, done: @escaping @Sendable (Result<[LogRow], StoreError>) async -> Void) {
        events = []
        entrance = .ingest
        self.chore = chore
        origin = .asked(done)
    }

    var isKept: Bool {
        if case .kept = origin { true } else { false }
    }

    /// When the oldest event of it was received.
    var oldest: Instant? { events.map(\.receivedAt).min() }
}
