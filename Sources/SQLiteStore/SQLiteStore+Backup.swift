import Foundation
import GRDB
public import LedgerStore

extension SQLiteStore {
    /// Copies everything into another data folder, as it stands at one instant, while a node may go on writing.
    ///
    /// The copy is durable when this returns, and checked: its structure, its chain up to the newest rows, and its end.
    /// - Parameters:
    ///   - folder: new, or empty.
    ///   - progress: is told how many pages are done, of how many.
    /// - Returns: the end of the log that was copied.
    /// - Throws: ``StoreError``; what was begun is removed.
    public func backup(
        to folder: String, progress: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> LogHead {
        try MovedMark.refuse(in: path)
        try Self.requireEmpty(folder)
        do {
            let copy = try SQLiteErrors.translated { try Self.openTarget(folder) }
            try await copyPages(to: copy, progress)
            try SQLiteErrors.translated { try copy.close() }
            return try await Self.finish(folder)
        } catch {
            for name in [Self.fileName, Self.fileName + "-wal", Self.fileName + "-shm", "lock", HeadWitness.fileName] {
                try? FileManager.default.removeItem(atPath: folder + "/" + name)
            }
            throw error
        }
    }

    private static func requireEmpty(_ folder: String) throws(StoreError) {
        let items = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard items.isEmpty else {
            throw StoreError(.failed, "\(folder) is not empty; give a new folder, so that no earlier backup is lost")
        }
        do {
            try DataFolder.make(folder)
        } catch {
            throw StoreError(.failed, "the folder \(folder) can't be made; check the permissions of its parent")
        }
    }

    private static func openTarget(_ folder: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return try DatabaseQueue(path: path(in: folder), configuration: configuration)
    }

    /// In steps, all of them from the one state that the read transaction sees.
    private func copyPages(to copy: DatabaseQueue, _ progress: @escaping @Sendable (Int, Int) -> Void) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            continuation.resume(
                with: SQLiteErrors.result {
                    try pool.backup(to: copy, pagesPerStep: 1_000) {
                        progress($0.completedPageCount, $0.totalPageCount)
                    }
                })
        }
    }

    /// Opened once as a node opens it, which writes the witness, and read to its end.
    private static func finish(_ folder: String) async throws -> LogHead {
        let copy = try SQLiteStore(folder: folder)
        try await copy.inspect()
        let head = try await copy.read { try $0.head() }
        try copy.close()
        try DataFolder.synchronize(folder)
        return head
    }
}
