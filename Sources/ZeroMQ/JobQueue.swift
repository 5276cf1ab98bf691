import Synchronization

/// What other threads have asked a ``SocketThread`` to do, in the order of asking.
///
/// Every decision is one critical section that names what the caller has to do next, outside of the lock.
final class JobQueue: Sendable {
    /// What a caller has to do after it has put something in the queue.
    enum Followup {
        case nothing
        /// The thread sleeps: ring its bell.
        case wake
        /// There is no thread: start one.
        case start
    }

    /// What the thread has to do next.
    struct Turn {
        let jobs: [UnownedJob]
        let isStopping: Bool
        /// Those who wait for the sockets to be closed.
        let waiters: [CheckedContinuation<Void, Never>]
    }

    private struct State {
        var jobs: [UnownedJob] = []
        var waiters: [CheckedContinuation<Void, Never>] = []
        var hasThread = false
        var isAsleep = false
        var isStopping = false

        mutating func followup() -> Followup {
            if !hasThread {
                hasThread = true
                return .start
            }
            defer { isAsleep = false }
            return isAsleep ? .wake : .nothing
        }
    }

    private let state = Mutex(State())

    var isStopping: Bool {
        state.withLock { $0.isStopping }
    }

    func append(_ job: UnownedJob) -> Followup {
        state.withLock { state in
            state.jobs.append(job)
            return state.followup()
        }
    }

    /// Asks the thread to close its sockets and end. Without one there are no sockets, and a new one says so at once.
    func stop(_ waiter: CheckedContinuation<Void, Never>) -> Followup {
        state.withLock { state in
            state.isStopping = true
            state.waiters.append(waiter)
            return state.followup()
        }
    }

    /// Takes everything there is. What comes later is of the next turn, so that sockets get theirs in between.
    func take() -> Turn {
        state.withLock { state in
            state.isAsleep = false
            defer { (state.jobs, state.waiters) = ([], []) }
            return Turn(jobs: state.jobs, isStopping: state.isStopping, waiters: state.waiters)
        }
    }

    /// How long the thread may sleep, in milliseconds: not at all while there are jobs, else until the bell rings (-1).
    func sleepTime() -> Int {
        state.withLock { state in
            state.isAsleep = state.jobs.isEmpty && state.waiters.isEmpty
            return state.isAsleep ? -1 : 0
        }
    }

    /// Whether the thread may end: it was asked to, and nothing is left to do. Whatever comes after needs a new one.
    func end() -> Bool {
        state.withLock { state in
            guard state.isStopping, state.jobs.isEmpty, state.waiters.isEmpty else { return false }
            state.hasThread = false
            return true
        }
    }
}
