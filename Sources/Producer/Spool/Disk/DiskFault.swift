import Glibc

/// A call to the file system that failed.
package struct DiskFault: Error, Hashable {
    /// What was to be done, for "can't be …".
    package enum Action: String {
        case made, opened, locked, listed, measured, read, written, truncated, synced, removed
    }

    let action: Action
    let path: String
    let number: Int32

    package init(_ action: Action, _ path: String, _ number: Int32 = errno) {
        self.action = action
        self.path = path
        self.number = number
    }

    /// Somebody else has the lock.
    var isInUse: Bool { action == .locked && number == EWOULDBLOCK }

    /// No room on the disk, or none left for this user.
    var isNoSpace: Bool { number == ENOSPC || number == EDQUOT }

    /// In the words of the system, for example `No space left on device`.
    var reason: String { String(cString: strerror(number)) }
}
