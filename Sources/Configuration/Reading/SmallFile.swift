import Glibc

/// A file of a few lines, such as that of a key.
public struct SmallFile: Sendable {
    public var text: String
    /// Whether others than its owner may read it, or write it.
    public var isOpenToOthers: Bool

    /// Why it can't be read.
    public enum Failure: Error, Hashable, Sendable {
        case missing
        case notAFile
        case unreadable(String)
    }

    private static let longest = 4_096

    /// Reads its first 4 KiB. The permissions are those of the file that is read, whatever the path names a moment later.
    public init(path: String) throws(Failure) {
        // Not to wait for whoever might write into a pipe.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .missing : .unreadable(String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        isOpenToOthers = status.st_mode & 0o077 != 0
        var bytes = [UInt8](repeating: 0, count: Self.longest)
        let count = read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        text = String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
