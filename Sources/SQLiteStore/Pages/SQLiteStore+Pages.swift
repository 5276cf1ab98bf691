import Foundation
public import LedgerStore

extension SQLiteStore {
    /// Compares every page of a data folder's database, and its log, with their checksums; a node may be writing meanwhile.
    ///
    /// It finds flipped bits, pages in wrong places and files that are cut short. It does not find that a file was put back
    /// to an older, whole state.
    /// - Parameter progress: is told how many pages are done, and of how many.
    /// - Returns: false where the database has no checksums, since no node has run on it since Duban 0.1.0.
    /// - Throws: ``StoreError`` that names the first damage: file, page and place.
    public static func checkPages(
        in folder: String, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) throws(StoreError) -> Bool {
        guard let check = PageCheck(path(in: folder)) else {
            throw StoreError(.unreachable, "\(folder) holds no ledgers (no \(fileName)); give the node's data folder")
        }
        do {
            guard try check.hasChecksums() else { return false }
            try check.checkPages(progress)
            return true
        } catch {
            throw error.storeError
        }
    }

    /// Makes or upgrades the database where that is due, under the folder's lock, and refuses a damaged one.
    static func prepare(_ path: String) throws {
        guard let check = PageCheck(path) else { return try makeDatabase(at: path) }
        guard try check.hasChecksums() else { return try DatabaseDraft(for: path).upgrade() }
        try check.checkOutline()
    }

    static func makeDatabase(at path: String) throws {
        if let log = WriteAheadLog(of: path), try !log.isEmpty() { throw PageDamage.noDatabase(file: path) }
        try DatabaseDraft(for: path).create()
    }

    /// Refuses a damaged database; takes one of Duban 0.1.0 as it is.
    static func inspect(_ path: String) throws {
        guard let check = PageCheck(path), try check.hasChecksums() else { return }
        try check.checkOutline()
    }
}
