import Foundation
import GRDB
public import LedgerStore

extension SQLitePointStore {
    static let fileName = "points.sqlite"

    static func path(in folder: String) -> String {
        URL(fileURLWithPath: folder).appendingPathComponent(fileName).path
    }

    /// Renames the database of a data folder, so that the next one is new: `points.sqlite.damaged`, in place of an earlier one.
    /// - Throws: ``StoreError``: it stays where it is.
    public static func putAside(in folder: String) throws(StoreError) {
        for suffix in ["-wal", "-shm", ""] {
            let (old, new) = (path(in: folder) + suffix, path(in: folder) + ".damaged" + suffix)
            try? FileManager.default.removeItem(atPath: new)
            guard FileManager.default.fileExists(atPath: old) else { continue }
            do { try FileManager.default.moveItem(atPath: old, toPath: new) } catch {
                throw StoreError(.failed, "\(old) can't be renamed; check the permissions of the data folder")
            }
        }
    }

    /// Looks whether the points of a data folder can be opened; one that has none has no fault.
    /// - Throws: ``StoreError``
    public static func check(folder: String) throws(StoreError) {
        let path = path(in: folder)
        guard FileManager.default.fileExists(atPath: path) else { return }
        try PointErrors.translated(path) { try open(path).close() }
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
