import Foundation
import GRDB
import LedgerStore

extension SQLiteStore {
    static let fileName = "duban.sqlite"

    static func exists(in folder: String) -> Bool {
        FileManager.default.fileExists(atPath: path(in: folder))
    }

    static func path(in folder: String) -> String {
        URL(fileURLWithPath: folder).appendingPathComponent(fileName).path
    }

    static func open(_ folder: String, readOnly: Bool) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.readonly = readOnly
        // A command-line tool may look at the same moment; GRDB's default would fail at once.
        configuration.busyMode = .timeout(5)
        let pool = try DatabasePool(path: path(in: folder), configuration: configuration)
        // Said explicitly, and after GRDB has set WAL mode up, which takes NORMAL: with that a commit is not yet fsynced
        // when it returns.
        if !readOnly { try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") } }
        return pool
    }
}
