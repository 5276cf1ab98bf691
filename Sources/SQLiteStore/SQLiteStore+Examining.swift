import Foundation
import GRDB
public import LedgerStore

/// When pages do not match their checksums: whether what they hold is right all the same can be told by the hash chain.
extension SQLiteStore {
    /// Opens the database of a data folder for looking only, whatever its checksums say: for `duban verify`.
    /// - Throws: ``StoreError``
    public convenience init(examining folder: String) throws(StoreError) {
        try self.init(folder, reading: { try Self.openUnchecked(folder) })
    }

    private static func openUnchecked(_ folder: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return try DatabasePool(path: uncheckedURI(path(in: folder)), configuration: configuration)
    }

    /// The database by SQLite's own access to files, without checksums.
    static func uncheckedURI(_ path: String) -> String { uri(path, vfs: "unix") }

    static func checkedURI(_ path: String) -> String { uri(path, vfs: "duban-pages") }

    private static func uri(_ path: String, vfs: String) -> String {
        let name = URL(fileURLWithPath: path).path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        return "file:\(name)?vfs=\(vfs)"
    }

    /// Writes the database anew, with checksums, once its content was found whole by verifying it.
    /// - Throws: ``StoreError``; the old one is left then.
    public static func seal(_ folder: String) throws(StoreError) {
        let lock = try FolderLock(folder: folder)
        PageChecks.register()
        try SQLiteErrors.translated { try DatabaseDraft(for: path(in: folder)).seal() }
        withExtendedLifetime(lock) {}
    }

    /// Checks all pages unless the database lies as a node closed it: after a kill, a power cut or a stop because of
    /// damage, and where another program has written.
    static func checkPagesIfDue(in folder: String) throws(StoreError) {
        let mark = CloseMark(leftIn: folder)
        CloseMark.remove(from: folder)
        guard mark == nil || mark != CloseMark(of: folder), exists(in: folder) else { return }
        _ = try checkPages(in: folder)
    }

    /// Whether the log reaches to where the node has answered for, by a connection that writes nothing: one that does
    /// would take away the damaged end of SQLite's own log when it is closed, and with it what can still be saved.
    static func compareWitness(in folder: String) throws(StoreError) {
        guard exists(in: folder), let line = try HeadWitness.line(in: folder) else { return }
        try SQLiteErrors.translated { () throws -> Void in
            let pool = try open(folder, readOnly: true)
            try pool.read { try compare(line, with: SQLiteTransaction($0)) }
            try pool.close()
        }
    }
}
