import Foundation
import Glibc

/// Files that appear under their names when they are complete and durable, or not at all.
enum WholeFile {
    /// Replaces a file that is there.
    /// - Throws: ``CommandFailure``.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let url = URL(fileURLWithPath: path)
        let draft = url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).\(getpid())").path
        defer { unlink(draft) }
        guard FileManager.default.createFile(atPath: draft, contents: Data(bytes)), sync(draft),
            rename(draft, path) == 0, sync(url.deletingLastPathComponent().path)
        else { throw CommandFailure("\(path) can't be written: \(String(cString: strerror(errno)))") }
    }

    private static func sync(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }
}
