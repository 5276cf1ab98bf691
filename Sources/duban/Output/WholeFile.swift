import Foundation
import Glibc

/// Files that appear under their names when they are complete and durable, or not at all.
enum WholeFile {
    /// - Parameter replacing: whether a file that is there may be replaced; otherwise it stays, and that is an error.
    /// - Throws: ``CommandFailure``.
    static func write(_ bytes: [UInt8], to path: String, replacing: Bool = true) throws {
        let url = URL(fileURLWithPath: path)
        let draft = url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).\(getpid())").path
        defer { unlink(draft) }
        guard FileManager.default.createFile(atPath: draft, contents: Data(bytes)), sync(draft),
            (replacing ? rename(draft, path) : link(draft, path)) == 0, sync(url.deletingLastPathComponent().path)
        else { throw CommandFailure("\(path) can't be written: \(String(cString: strerror(errno)))") }
    }

    private static func sync(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }
}
