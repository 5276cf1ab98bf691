import EventJSON
import LedgerStore
import Ledgers

/// A row of the log, and what can be made of it before its turn to be folded.
struct ReadRow: Sendable {
    enum Content: Sendable {
        case event(DecodedEvent)
        case refusal
        case timer
        case news
        /// Those that hold from here on, or why they can't be told.
        case rules(Result<Rules, any Error>)
        case checkpoint
        case notice
    }

    let row: LogRow
    let content: Content
}
