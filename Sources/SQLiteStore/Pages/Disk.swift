import Glibc
import LedgerStore

/// What must be on the disk before anything else is done.
enum Disk {
    /// Waits until a file, or the names in a folder, are on the disk.
    static func sync(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw StoreError(.failed, "\(path) can't be brought onto the disk")
        }
    }
}
