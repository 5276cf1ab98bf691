import LedgerStore
import Ledgers

/// What an event of the load leaves in a store: a row of the log, and its hazard.
struct StoredEvent: Sendable {
    let row: LogRow
    let hazard: Hazard
}
