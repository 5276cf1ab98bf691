import EventJSON
package import LedgerStore
import Ledgers
package import Logging
import Reports

/// What a node does before it takes anything: looks whether the log is the one that was written, records rules that are
/// new, and fires timers that it missed.
package struct Preparation {
    private let store: any LedgerStore
    private let processor: Processor
    private let clock: any NodeClock
    private let logger: Logger

    package init(store: any LedgerStore, processor: Processor, clock: any NodeClock, logger: Logger) {
        self.store = store
        self.processor = processor
        self.clock = clock
        self.logger = logger
    }

    /// - Throws: ``StoreError``: it can't start.
    package func run() async throws {
        if clock.isTest {
            logger.warning(
                "runs on a test clock: every row of the log is marked", metadata: ["now": "\(clock.now.rfc3339)"])
        }
        try await checkChain()
        try await recordRules()
        try await catchUp()
    }

    /// Rows that are looked at; all of them would take long, and are for `duban verify`.
    private static let newest: Int64 = 1_000

    /// - Throws: ``StoreError/Code/damaged`` where the newest part of the log was altered, or has gaps.
    private func checkChain() async throws {
        try await store.read { reader in
            let head = try reader.head()
            let first = max(1, head.position - Self.newest + 1)
            let rows = try reader.rows(from: first, limit: Int(Self.newest), filter: .all)
            for (position, row) in zip(first..., rows) where row.position != position {
                throw StoreError(.damaged, "row \(position) of the log is missing; restore a backup")
            }
        }
    }

    private func recordRules() async throws {
        let now = clock.now
        let rows = try await store.commit { [processor] transaction in
            try processor.recordRules(
                inForce: RecordedRules.newest(in: transaction), at: now, in: transaction,
                encoded: processor.rules.recorded())
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
            let rows = try await store.commit { [processor] transaction in
                var processor = processor
                processor.rules = try RecordedRules.newest(in: transaction)
                return try processor.catchUp(at: now, limit: 1_000, in: transaction)
            }
            if rows.isEmpty { break }
            fired += rows.count { $0.draft.kind == .timer }
        }
        if fired > 0 { logger.notice("fired timers that came due while no node ran", metadata: ["timers": "\(fired)"]) }
    }
}
