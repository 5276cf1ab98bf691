import Files
import Glibc
import Logging
import Synchronization

/// The users of a running node: looks at each request whether the file was replaced.
final class UserDirectory: Sendable {
    private struct State {
        var users: Users {
            didSet { hadUsers = hadUsers || !users.isEmpty }
        }
        var hadUsers: Bool
        /// Of the file that was read last; nil where there is none.
        var version: Version?
    }

    private let file: UsersFile
    private let logger: Logger
    private let state: Mutex<State>

    /// - Throws: ``UsersError``: a damaged file is not taken for no users.
    init(_ file: UsersFile, logger: Logger) throws(UsersError) {
        self.file = file
        self.logger = logger
        let version = Version(of: file.path)
        let users = try file.load() ?? Users()
        state = Mutex(State(users: users, hadUsers: !users.isEmpty, version: version))
    }

    /// Whether one has to log in: from the first user on. A file without users, one that can't be read, and one that has
    /// vanished from under a running node leave it closed, not open; without the file a start opens it again.
    var hasUsers: Bool {
        refresh()
        return state.withLock { $0.hadUsers || $0.version != nil }
    }

    /// - Returns: the user as the file has it now; nil where there is none of this name.
    func user(named name: UserName) -> User? {
        refresh()
        return state.withLock { $0.users[name] }
    }

    /// Reads the file again where it is another one than before. One that is damaged changes nothing, and is told once.
    func refresh() {
        let version = Version(of: file.path)
        state.withLock { state in
            guard version != state.version else { return }
            state.version = version
            do throws(UsersError) {
                state.users = try file.load() ?? Users()
                logger.notice("read the users", metadata: ["users": "\(state.users.all.count)"])
            } catch {
                logger.error("the users stay as they were", metadata: ["reason": "\(error)"])
            }
        }
    }
}

extension UserDirectory {
    /// Tells one state of a file from another. A replaced file has another inode, or at least another time of change.
    private struct Version: Equatable {
        let inode: UInt64
        let seconds: Int
        let nanoseconds: Int

        init?(of path: String) {
            guard let status = FileStatus(at: path, followsLinks: false) else { return nil }
            (inode, seconds, nanoseconds) = (status.inode, status.changedSeconds, status.changedNanoseconds)
        }
    }
}
