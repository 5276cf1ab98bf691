import Glibc
import Synchronization

/// The nodes that a measurement has started: none outlives a program that is ended on the way.
public final class RunningNodes: Sendable {
    public static let all = RunningNodes()

    private let processes = Mutex<Set<pid_t>>([])

    func note(_ process: pid_t) {
        processes.withLock { _ = $0.insert(process) }
    }

    func forget(_ process: pid_t) {
        processes.withLock { _ = $0.remove(process) }
    }

    /// Ends all of them at once.
    public func kill() {
        processes.withLock { for process in $0 { Glibc.kill(process, SIGKILL) } }
    }
}
