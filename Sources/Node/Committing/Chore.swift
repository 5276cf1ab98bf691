import LedgerStore
import Ledgers

/// Something to be committed that is no event.
enum Chore: Sendable {
    /// A test clock was moved: what is due by then fires.
    case fireTimers(dueBy: Instant)
    /// The end of the log is signed.
    case checkpoint
    /// Something that the node has done goes into the log, once.
    case announce(Announcement)
    /// Other offices may publish, follow and ask from here on.
    case adopt(Offices)
    /// A listener of the outbox has what came up to a position. A cursor never goes back.
    case save(OutboxCursor)
    /// A listener of the outbox is no more.
    case forget(cursor: String)
}
