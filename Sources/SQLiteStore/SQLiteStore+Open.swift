import Foundation
import GRDB
import LedgerStore

extension SQLiteStore {
    static let fileName = "duban.sqlite"

    /// Whether the folder holds a database.
    public static func exists(in folder: String) -> Bool {
        FileManager.default.fileExists(atPath: path(in: folder))
    }

    static func path(in folder: String) -> String {
        URL(fileURLWithPath: folder).appendingPathComponent(fileName).path
    }

    static func open(_ folder: String, readOnly: Bool) throws -> DatabasePool {
        let path = path(in: folder)
        PageChecks.register()
        try readOnly ? inspect(path) : prepare(path)
        var configuration = Configuration()
        configuration.readonly = readOnly
        // A command-line tool may look at the same moment; GRDB's default would fail at once.
        configuration.busyMode = .timeout(5)
        // More than one office may have under way (16): with fewer, its questions would keep all others waiting.
        configuration.maximumReaderCount = 20
        let pool = try DatabasePool(path: path, configuration: configuration)
        if !readOnly { try makeDurable(pool) }
        return pool
    }

    /// Said explicitly, and after GRDB has set WAL mode up, which takes NORMAL: with that a commit is not yet fsynced when
    /// it returns. What GRDB has committed so is brought onto the disk before anything follows it.
    static func makeDurable(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA synchronous = FULL")
            tellFailedCheckpoints(on: $0)
        }
        try Disk.sync(pool.path + "-wal")
    }
}
