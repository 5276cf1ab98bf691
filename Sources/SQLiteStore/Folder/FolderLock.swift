import Foundation
import Glibc
import LedgerStore

/// The lock of a data folder: one node at a time. The system gives it up when the process ends, however it ends.
final class FolderLock: Sendable {
    static let fileName = "lock"

    private let descriptor: Int32

    /// Makes the folder where there is none, and takes its lock.
    init(folder: String) throws(StoreError) {
        do {
            try DataFolder.make(folder)
        } catch {
            let isFile = FileManager.default.fileExists(atPath: folder)
            let why = isFile ? "it is a file; name a folder" : "check the permissions of its parent"
            throw StoreError(.failed, "the data folder \(folder) can't be made: \(why)")
        }
        let path = URL(fileURLWithPath: folder).appendingPathComponent(Self.fileName).path
        descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw StoreError(.failed, "\(path) can't be opened; check the permissions of the folder")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(descriptor)
            throw StoreError(
                .inUse, "another node runs on the data folder \(folder); stop it, or give this one a folder of its own")
        }
    }

    deinit {
        Glibc.close(descriptor)
    }
}
