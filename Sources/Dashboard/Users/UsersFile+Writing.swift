import Files
import Foundation
import Glibc

extension UsersFile {
    /// Changes the users, one command after the other. Durable when it returns; unchanged where it throws.
    /// - Throws: ``UsersError``, also what `change` throws.
    public func change(_ change: (inout Users) throws(UsersError) -> Void) throws(UsersError) {
        let lock = try locked()
        defer { close(lock) }
        var users = try load() ?? Users()
        try change(&users)
        try replace(with: users.text)
    }

    /// The file itself is replaced, so that a lock on it would be one on the former file.
    private func locked() throws(UsersError) -> Int32 {
        let lock = open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { throw failure("locked; make the folder with duban run first") }
        handToOwner(lock)
        while flock(lock, LOCK_EX) != 0 {
            guard errno == EINTR else {
                close(lock)
                throw failure("locked")
            }
        }
        return lock
    }

    private func replace(with text: String) throws(UsersError) {
        let new = path + ".new"
        unlink(new)
        let descriptor = open(new, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("written") }
        handToOwner(descriptor)
        let isWritten = write(Array(text.utf8), to: descriptor) && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten, rename(new, path) == 0 else {
            let failure = failure("written")
            unlink(new)
            throw failure
        }
        try syncFolder()
    }

    /// Who is root leaves the file to whom the folder belongs, the user of the service: the node could not read it otherwise.
    private func handToOwner(_ descriptor: Int32) {
        guard geteuid() == 0, let folder = FileStatus(at: (path as NSString).deletingLastPathComponent) else { return }
        _ = fchown(descriptor, folder.owner, folder.group)
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// The new name is durable with its folder.
    private func syncFolder() throws(UsersError) {
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure("made durable") }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure("made durable") }
    }

    private func failure(_ what: String) -> UsersError {
        UsersError("\(path) can't be \(what): \(String(cString: strerror(errno)))")
    }
}
