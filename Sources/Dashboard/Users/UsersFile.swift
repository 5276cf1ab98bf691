import Files
import Foundation
import Glibc

/// The file `users` in a node's data folder, for the owner's eyes only (mode 0600). It is changed by `duban user` only, as a
/// whole: a reader sees it before a change or after it.
public struct UsersFile: Sendable {
    let path: String

    /// A thousand users take less.
    private static let mostBytes = 1 << 20

    /// - Parameter folder: the node's data folder.
    public init(in folder: String) {
        path = URL(fileURLWithPath: folder).appendingPathComponent("users").path
    }

    /// - Returns: nil where there is no such file.
    /// - Throws: ``UsersError`` where it is damaged, or others may read it.
    public func load() throws(UsersError) -> Users? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw UsersError("\(path) can't be read: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        try refuseUnsafe(descriptor)
        let bytes = try read(descriptor)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw UsersError("\(path): is no UTF-8 text; put the file back from a backup")
        }
        return try Users(text: text, path: path)
    }

    private func refuseUnsafe(_ descriptor: Int32) throws(UsersError) {
        guard let status = FileStatus(of: descriptor), status.isRegular else {
            throw UsersError("\(path) is no regular file; remove it")
        }
        guard !status.isOpenToOthers else {
            throw UsersError("\(path) may be read or changed by others; chmod 600 it, and check who did")
        }
    }

    private func read(_ descriptor: Int32) throws(UsersError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.mostBytes + 1)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + count, $0.count - count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw UsersError("\(path) can't be read: \(String(cString: strerror(errno)))") }
            if got == 0 { return Array(bytes.prefix(count)) }
            count += got
        }
        throw UsersError("\(path) is larger than \(Self.mostBytes) bytes; put the file back from a backup")
    }
}
