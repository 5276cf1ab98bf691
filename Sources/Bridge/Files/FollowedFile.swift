import Files
import Glibc

/// An open file that is followed; it stays open when it is renamed or removed.
final class FollowedFile {
    private let descriptor: Int32
    /// Where its columns are, once its header was read.
    var columns: CSVColumns?

    /// Nil where it can't be opened, or is another one by now.
    init?(at path: String, key: FileKey) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        guard let status = FileStatus(of: descriptor), status.isRegular, FileKey(status) == key else { return nil }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    var size: Int { FileStatus(of: descriptor)?.size ?? 0 }

    /// What stands at an offset: fewer bytes at the end.
    func read(_ count: Int, at offset: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            length = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
        }
    }

    /// The bytes before an offset, as a position keeps them.
    func tail(before offset: Int) -> [UInt8] {
        let count = min(offset, FilePosition.tailBytes)
        return read(count, at: offset - count)
    }
}

extension FileKey {
    init(_ status: FileStatus) {
        self.init(device: status.device, inode: status.inode)
    }
}
