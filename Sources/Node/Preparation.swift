import EventJSON
import LedgerStore
import Ledgers
import Logging
import Reports

/// What a node does before it takes anything: records rules that are new, and fires timers that it missed.
struct Preparation {
    let store: any LedgerStore
    let processor: Processor
    let clock: any NodeClock
    let logger: Logger

    func run() async throws {
        if clock.isTest {
            logger.warning(
                "runs on a test clock: every row of the log is marked", metadata: ["now": "\(clock.now.rfc3339)"])
        }
        try await recordRules()
        try await catchUp()
    }

    private func recordRules() async throws {
        let now = clock.now
        let encoded = try processor.rules.recorded()
        let rows = try await store.commit { [processor] transaction in
            let inForce = try RecordedRules.all(in: transaction).newest
            return try processor.recordRules(inForce: inForce, at: now, in: transaction, encoded: encoded)
        }
        if let row = rows.first {
            logger.notice("other rules hold from here on", metadata: ["position": "\(row.position)"])
        }
    }

    /// In steps, so that no transaction grows without bound.
    private func catchUp() async throws {
        let now = clock.now
        var fired = 0
        while true {
            let rows = try await store.commit { [processor] in try processor.catchUp(at: now, limit: 1_000, in: $0) }
            if rows.isEmpty { break }
            fired += rows.count { $0.draft.kind == .timer }
        }
        if fired > 0 { logger.notice("fired timers that came due while no node ran", metadata: ["timers": "\(fired)"]) }
    }
}
