import Ledgers
import Synchronization

/// What waits for a transaction, in the order in which it came. The sockets stop reading when much waits.
package final class WorkQueue: Sendable {
    fileprivate struct State {
        var submissions: [Submission] = []
        var areTimersDue = false
        var hasLogGrown = false
        var isStopping = false
        var isClosed = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    package init() {}

    /// Events that wait.
    package var events: Int { state.withLock { $0.submissions.reduce(0) { $0 + $1.events.count } } }

    /// When the oldest of them was received.
    var oldest: Instant? { state.withLock { $0.submissions.compactMap(\.oldest).min() } }

    var isStopping: Bool { state.withLock(\.isStopping) }

    /// - Returns: false where nobody takes from the queue any more.
    @discardableResult
    package func append(_ submission: Submission) -> Bool {
        change { state in
            if !state.isClosed { state.submissions.append(submission) }
            return !state.isClosed
        }
    }

    /// Nobody takes from it any more.
    /// - Returns: what still waits.
    func close() -> [Submission] {
        change { state in
            state.isClosed = true
            defer { state.submissions = [] }
            return state.submissions
        }
    }

    /// Puts back what was taken, in front of all others.
    func putBack(_ taken: [Submission]) {
        change { $0.submissions.insert(contentsOf: taken, at: 0) }
    }

    func ring() {
        change { $0.areTimersDue = true }
    }

    /// Others have added to the log, or may have.
    package func grow() {
        change { $0.hasLogGrown = true }
    }

    /// Lets ``next(events:)`` end once no submission waits any more. Timers that are due are left to the next start: where
    /// they come due faster than they fire, as on a fast test clock, there would be no end.
    package func stop() {
        change { $0.isStopping = true }
    }

    /// Waits for work: timers first, then submissions with up to so many events together, at least one, then what others have
    /// added.
    /// - Returns: nil when stopped, and nothing waits.
    func next(events limit: Int) async -> Work? {
        while true {
            if let work = state.withLock({ $0.take(events: limit) }) { return work }
            if isStopping { return nil }
            await withCheckedContinuation { waiter in
                let isOver = state.withLock { $0.wait(waiter) }
                if isOver { waiter.resume() }
            }
        }
    }

    private func change<Outcome: Sendable>(_ change: @Sendable (inout State) -> Outcome) -> Outcome {
        let (outcome, waiter) = state.withLock { state in (change(&state), state.waiter.take()) }
        waiter?.resume()
        return outcome
    }
}

extension WorkQueue.State {
    fileprivate mutating func take(events limit: Int) -> Work? {
        if areTimersDue, !isStopping {
            areTimersDue = false
            return .commit(.timers)
        }
        var count = 0
        var end = 0
        while end < submissions.count, end == 0 || count + submissions[end].events.count <= limit {
            count += submissions[end].events.count
            end += 1
        }
        guard end > 0 else { return takeGrowth() }
        defer { submissions.removeFirst(end) }
        return .commit(.submissions(Array(submissions[..<end])))
    }

    /// Behind submissions: a commit meets what others have added, too, and producers wait for it.
    private mutating func takeGrowth() -> Work? {
        guard hasLogGrown, !isStopping else { return nil }
        hasLogGrown = false
        return .growth
    }

    /// - Returns: whether there is something to do already.
    fileprivate mutating func wait(_ waiter: CheckedContinuation<Void, Never>) -> Bool {
        if areTimersDue || hasLogGrown || !submissions.isEmpty || isStopping { return true }
        self.waiter = waiter
        return false
    }
}
