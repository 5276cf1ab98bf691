public import LedgerStore
import Ledgers

/// Shows that nothing was altered: goes through the log once, checks the chain of hashes, folds every row again, and
/// compares what comes of it with the rows that follow and, at the end, with all the state that is stored.
///
/// It holds the state in memory, not the log. It reads one consistent state, also beside a running node.
public struct Verification: Sendable {
    private let store: any LedgerStore

    /// Rows that are read at a time.
    private static let stride = 500

    public init(of store: any LedgerStore) {
        self.store = store
    }

    /// - Parameters:
    ///   - checkpoints: kept elsewhere, which the log has to contain.
    ///   - progress: is told how many rows are done, of how many.
    /// - Throws: ``Discrepancy``, or `StoreError` where the data can't be read.
    public func run(
        against checkpoints: [Checkpoint] = [], progress: @escaping @Sendable (Int64, Int64) -> Void
    ) async throws -> VerifiedLog {
        try await store.inspect()
        return try await store.read { reader in
            let verified = try Self.fold(reader, progress)
            try Self.compare(checkpoints, with: reader, head: verified.head)
            return verified
        }
    }

    /// Folds the log again, and compares all that is stored.
    package static func fold(
        _ reader: any LedgerReader, _ progress: (Int64, Int64) -> Void = { _, _ in }
    ) throws -> VerifiedLog {
        try MemoryStore.scratch(keepsLog: false) { scratch in
            let refold = Refold(into: scratch)
            let verified = try follow(refold, through: reader, progress)
            try refold.compareStandings(with: reader)
            try StateComparison(stored: reader, folded: scratch).run()
            return verified
        }
    }

    private static func follow(
        _ refold: Refold, through reader: any LedgerReader, _ progress: (Int64, Int64) -> Void
    ) throws -> VerifiedLog {
        let head = try reader.head()
        var verified = VerifiedLog(head: head)
        var position: Int64 = 1
        while position <= head.position {
            for row in try rows(from: position, in: reader) {
                try refold.take(row)
                if row.draft.kind == .event { verified.events += 1 }
                if row.draft.kind == .checkpoint { verified.checkpoints += 1 }
                position = row.position + 1
            }
            progress(position - 1, head.position)
        }
        try refold.finish()
        return verified
    }

    /// One by one where some can't be read, so that the first one of those is named.
    private static func rows(from position: Int64, in reader: any LedgerReader) throws -> [LogRow] {
        do {
            let rows =
                try (try? reader.rows(from: position, limit: stride, filter: .all))
                ?? reader.rows(from: position, limit: 1, filter: .all)
            guard !rows.isEmpty else { throw Discrepancy(at: position, "the row is missing") }
            return rows
        } catch let error as StoreError where !error.isRetriable {
            throw Discrepancy(at: position, error.description)
        }
    }

    private static func compare(
        _ checkpoints: [Checkpoint], with reader: any LedgerReader, head: LogHead
    ) throws {
        for checkpoint in checkpoints {
            guard checkpoint.isGenuine else {
                throw Discrepancy(
                    at: checkpoint.position, "the checkpoint itself is not genuine: its signature is wrong")
            }
            guard checkpoint.position <= head.position else {
                throw Discrepancy(
                    at: head.position,
                    "the log ends here, but the checkpoint is of \(checkpoint.position): its end was cut off")
            }
            let row = try reader.rows(from: checkpoint.position, limit: 1, filter: .all).first
            guard checkpoint.position == 0 || row?.hash == checkpoint.hash else {
                throw Discrepancy(
                    at: checkpoint.position, "the hash is not the checkpoint's: the log was altered here or before")
            }
        }
    }
}
