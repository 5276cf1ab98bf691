import Foundation
import Glibc
import LedgerStore

/// The data folder of a running node, which nobody else writes to: its lock, the witness of its log, and its files.
final class DataFolder: Sendable {
    private let path: String
    private let lock: FolderLock
    private let witness: HeadWitness
    /// The files that have to stay where they are while the node runs.
    private let files: [OpenFile]

    /// - Parameter lock: of the folder, taken before its database was opened.
    /// - Throws: ``StoreError`` where the witness can't be written.
    init(_ path: String, lock: FolderLock, newest head: LogHead) throws {
        self.path = path
        self.lock = lock
        let url = URL(fileURLWithPath: path)
        witness = try HeadWitness(folder: path)
        files = [FolderLock.fileName, SQLiteStore.fileName, SQLiteStore.fileName + "-wal"].compactMap {
            OpenFile(url.appendingPathComponent($0).path)
        }
        try witness.write(HeadWitness.Line(position: head.position, hash: head.hash))
        witness.synchronize()
    }

    /// Makes a folder where there is none, for its owner's eyes only (mode 0700): what offices may not see of each other,
    /// other users of the machine may not either.
    static func make(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// What was made or removed in it is on the disk when this returns.
    static func synchronize(_ path: String) throws(StoreError) {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { Glibc.close(descriptor) }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw StoreError(.failed, "the folder \(path) can't be made durable; check the disk")
        }
    }

    /// To be called after each commit, before anybody hears of it.
    /// - Parameter newest: row of the commit; nil where it has none.
    /// - Throws: ``StoreError/Code/failed`` where what was committed would not be there after a restart.
    func committed(_ newest: LogHead?) throws(StoreError) {
        if let missing = files.first(where: { !$0.isInPlace }) {
            throw StoreError(
                .failed,
                "\(missing.path) was removed or replaced under the running node; put the file back or restore a backup. What was answered before is safe only in the removed file"
            )
        }
        if let newest { try witness.write(HeadWitness.Line(position: newest.position, hash: newest.hash)) }
    }

    /// - Parameter hash: of the row at a position of the log.
    /// - Throws: ``StoreError/Code/damaged`` where the log is not the one that was answered for.
    static func compare(
        _ line: HeadWitness.Line, with head: LogHead, hash: (Int64) throws -> ChainHash?
    ) throws {
        let way = "restore the newest backup; to go on without what is lost, remove the file \(HeadWitness.fileName)"
        guard line.position <= head.position else {
            throw StoreError(
                .damaged,
                "the log ends at position \(head.position), but the node has answered for \(line.position): its end is lost (the database or its -wal file was damaged, removed, or replaced by an older copy); \(way)"
            )
        }
        guard try line.position == 0 || hash(line.position) == line.hash else {
            throw StoreError(
                .damaged,
                "row \(line.position) of the log is not the one that the node has answered for: the log was altered or replaced; \(way)"
            )
        }
    }
}
