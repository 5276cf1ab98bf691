import Foundation
import GRDB
import LedgerStore

extension SQLitePointStore {
    static let fileName = "points.sqlite"

    static func path(in folder: String) -> String {
        URL(fileURLWithPath: folder).appendingPathComponent(fileName).path
    }

    static func open(_ path: String) throws -> DatabasePool {
        PageChecks.register()
        try prepare(path)
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        let pool = try DatabasePool(path: path, configuration: configuration)
        try SQLiteStore.makeDurable(pool)
        try PointSchema.migrate(pool)
        return pool
    }

    /// Makes the database where there is none. What is there has to be one of Duban's: others have no checksums, and are not
    /// touched.
    private static func prepare(_ path: String) throws {
        guard let check = PageCheck(path) else { return try SQLiteStore.makeDatabase(at: path) }
        guard try check.hasChecksums() else { throw PointErrors.foreign(path) }
        try check.checkOutline()
    }
}
