public import LedgerStore
import Ledgers

/// Shows that nothing was altered: goes through the log once, checks the chain of hashes, folds every row again, and
/// compares what comes of it with the rows that follow and, at the end, with all the state that is stored.
///
/// It holds the state in memory, not the log. It reads one consistent state, also beside a running node. The store's own
/// inspection, reading, decoding and folding go on beside each other, on as many cores as there are.
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
        async let inspection: Void = store.inspect()
        async let folding = fold(checkpoints, progress)
        // Where the store itself finds damage, that is what is told.
        try await inspection
        return try await folding
    }

    private func fold(
        _ checkpoints: [Checkpoint], _ progress: @escaping @Sendable (Int64, Int64) -> Void
    ) async throws -> VerifiedLog {
        let stop = StopSign()
        return try await withTaskCancellationHandler {
            try await store.read { reader in
                let verified = try Self.fold(reader) { done, total in
                    try stop.heed()
                    progress(done, total)
                }
                try Self.compare(checkpoints, with: reader, head: verified.head)
                return verified
            }
        } onCancel: {
            stop.raise()
        }
    }

    /// Folds the log again, and compares all that is stored.
    package static func fold(
        _ reader: any LedgerReader, _ progress: (Int64, Int64) throws -> Void = { _, _ in }
    ) throws -> VerifiedLog {
        try MemoryStore.scratch(keepsLog: false) { scratch in
            let refold = Refold(into: scratch)
            let verified = try follow(refold, through: reader, progress)
            try refold.compareStandings()
            try StateComparison(stored: reader, folded: scratch).run()
            return verified
        }
    }

    private static func follow(
        _ refold: Refold, through reader: any LedgerReader, _ progress: (Int64, Int64) throws -> Void
    ) throws -> VerifiedLog {
        let folding = RowFolding(by: refold)
        var verified = VerifiedLog(head: try reader.head())
        // Whatever keeps rows from being read: what is wrong with those before comes first.
        let reading = Result { try read(reader, into: folding, &verified, progress) }
        try folding.finish()
        try reading.get()
        try refold.finish()
        return verified
    }

    private static func read(
        _ reader: any LedgerReader, into folding: RowFolding, _ verified: inout VerifiedLog,
        _ progress: (Int64, Int64) throws -> Void
    ) throws {
        var position: Int64 = 1
        while position <= verified.head.position {
            let rows = try rows(from: position, in: reader)
            try folding.take(rows)
            verified.events += rows.count { $0.draft.kind == .event }
            verified.checkpoints += rows.count { $0.draft.kind == .checkpoint }
            position = (rows.last?.position ?? position) + 1
            try progress(position - 1, verified.head.position)
        }
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
