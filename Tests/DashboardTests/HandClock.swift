import Ledgers
import Synchronization

/// A clock that a test moves.
final class HandClock: Sendable {
    private let instant = Mutex(Instant(milliseconds: 1_700_000_000_000))

    var now: Instant { instant.withLock { $0 } }

    func set(_ new: Instant) {
        instant.withLock { $0 = new }
    }

    func advance(by span: Span) {
        instant.withLock { $0 = $0 + span }
    }
}
