import Foundation
import LedgerStore
import Logging
import Node
import SQLiteStore

/// Opens the data folder of a node.
///
/// Pages that do not match their checksums need not be the end: a bit may have flipped where nothing is stored, or another
/// program has looked at the database of a killed node, and written without checksums what was there. The hash chain and
/// the fold decide: what they find whole is written anew; anything else is refused.
struct DataOpening {
    let folder: String
    let logger: Logger

    func store() async throws -> SQLiteStore {
        let damage: StoreError
        do throws(StoreError) { return try SQLiteStore(folder: folder) } catch { damage = error }
        guard damage.code == .damaged else { throw damage }
        return try await mended(damage)
    }

    /// Bytes of the folder's files, all of which may have to be read first.
    var bytes: Int64 {
        let files = try? FileManager.default.contentsOfDirectory(
            at: URL(fileURLWithPath: folder), includingPropertiesForKeys: [.fileSizeKey])
        return (files ?? []).reduce(0) { sum, file in
            sum + Int64((try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0)
        }
    }

    private func mended(_ damage: StoreError) async throws -> SQLiteStore {
        let reason = damage.description
        logger.warning("verifies the whole log before it starts", metadata: ["reason": "\(reason)"])
        try await verify(since: reason)
        try SQLiteStore.seal(folder)
        logger.warning("the log and the state are whole; the database was written anew")
        return try SQLiteStore(folder: folder)
    }

    private func verify(since reason: String) async throws {
        let store = try SQLiteStore(examining: folder)
        do {
            _ = try await Verification(of: store).run { _, _ in }
        } catch let discrepancy as Discrepancy {
            throw CommandFailure(
                "\(folder) is not what was written: \(discrepancy); nothing was changed; restore a backup (\(reason))")
        } catch let error as StoreError {
            let first = error.description == reason ? "" : " (\(reason))"
            throw CommandFailure("\(folder) is not what was written: \(error)\(first)")
        }
        try store.close()
    }
}
