import Glibc

/// What the system knows of a file: stat(2).
///
/// In a module of its own, without Foundation: a release build of one that has it finds no members of `stat` (Swift 6.3 with
/// MemberImportVisibility).
package struct FileStatus: Sendable {
    package let isRegular: Bool
    /// Whether somebody else than its owner may read or change it.
    package let isOpenToOthers: Bool
    package let owner: UInt32
    package let group: UInt32
    /// Bytes.
    package let size: Int
    package let device: UInt64
    /// Tells one file from another on the same device.
    package let inode: UInt64
    /// When its content, name or rights were changed, in whole seconds since 1970 and what is beyond them.
    package let changedSeconds: Int
    package let changedNanoseconds: Int

    /// - Returns: nil where there is none; `errno` says why.
    package init?(of descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    /// - Parameter followsLinks: whether it is asked for what a symbolic link names, and not for the link.
    /// - Returns: nil where there is none; `errno` says why.
    package init?(at path: String, followsLinks: Bool = true) {
        var status = stat()
        guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        isRegular = status.st_mode & S_IFMT == S_IFREG
        isOpenToOthers = status.st_mode & 0o077 != 0
        (size, device) = (Int(status.st_size), UInt64(status.st_dev))
        (owner, group, inode) = (status.st_uid, status.st_gid, UInt64(status.st_ino))
        (changedSeconds, changedNanoseconds) = (status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
    }
}
