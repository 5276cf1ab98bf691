import DubanTestKit
import Foundation
import GRDB

/// A database that is written to, with a cache so small that a large transaction goes into the log piece by piece.
struct PowerCutDesk {
    enum Work: CaseIterable {
        case small, large, undone, checkpoint
        /// Killed while it was written, without a commit.
        case unfinished
    }

    let folder: DataFolder
    private let pool: DatabasePool

    init(folder: DataFolder) throws {
        self.folder = folder
        pool = try DatabasePool(path: folder.file(DataFolder.database))
        try pool.writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL; PRAGMA cache_size = 8;
                    CREATE TABLE IF NOT EXISTS paper (id INTEGER PRIMARY KEY, text TEXT NOT NULL)
                    """)
        }
    }

    func contents() throws -> [Int: String] {
        try pool.read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT id, text FROM paper")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        }
    }

    func files() throws -> PowerCutFiles {
        PowerCutFiles(database: try folder.bytes(DataFolder.database), log: try folder.bytes(DataFolder.log))
    }

    /// - Returns: the files when it is done, but for ``Work/unfinished``, when all has been written.
    @discardableResult
    func work(_ work: Work, _ random: inout SplitMix64) throws -> PowerCutFiles {
        let (first, mark) = (random.below(200), random.below(1_000))
        return try pool.writeWithoutTransaction { database in
            if work == .checkpoint {
                _ = try? database.checkpoint(.full)
                return try files()
            }
            var midway: PowerCutFiles?
            try database.inTransaction {
                for _ in 0..<(work == .small ? 1 : 2) {
                    for id in first..<first + (work == .small ? 2 : 60) {
                        let text = String(repeating: "\(mark) ", count: 200)
                        try database.execute(sql: "REPLACE INTO paper VALUES (?, ?)", arguments: [id, text])
                    }
                }
                midway = try files()
                return work == .undone || work == .unfinished ? .rollback : .commit
            }
            return try work == .unfinished ? midway ?? files() : files()
        }
    }
}
