import Glibc
import Synchronization

/// File descriptors: each connection costs one, and whoever reaches a port may open connections.
final class Descriptors: Sendable {
    private let held = Mutex<[Int32]>([])

    /// Lets the process have as many as it may: the limit that a shell gives (1024) is made for programs that use select(2),
    /// and a program that does not raises it to the hard one. Source: getrlimit(2); systemd, docs/FILE_DESCRIPTORS.
    static func raiseLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// Keeps some back.
    init() {
        keep()
    }

    deinit {
        release(Self.reserve)
    }

    /// Does what has to open a file even while connections have taken all descriptors: some that were kept back are set free
    /// for it. More than it needs, since libzmq may take one or the other in the same moment; not all, since it is not known
    /// when there will be new ones.
    func lend<Outcome>(_ work: () throws -> Outcome) rethrows -> Outcome {
        release(Self.loan)
        defer { keep() }
        return try work()
    }

    private static let reserve = 64
    private static let loan = 4

    private func keep() {
        held.withLock { held in
            while held.count < Self.reserve {
                let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
                guard descriptor >= 0 else { return }
                held.append(descriptor)
            }
        }
    }

    private func release(_ count: Int) {
        held.withLock { held in
            for descriptor in held.suffix(count) { close(descriptor) }
            held.removeLast(min(count, held.count))
        }
    }
}
