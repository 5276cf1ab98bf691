package import LedgerStore
import Synchronization

/// Tells who follows the log within the process how far it has grown, after every commit, of this node or of another one.
///
/// Only the newest position waits for a follower, however slow: what lies between is read from the log.
package final class LogGrowth: RowPublisher {
    private struct State {
        var newest: Int64
        var followers: [Int: AsyncStream<Int64>.Continuation] = [:]
        var next = 0
    }

    private let state: Mutex<State>

    /// - Parameter position: of the newest row that is published already.
    package init(at position: Int64) {
        state = Mutex(State(newest: position))
    }

    /// The position of the newest row that is published, at once and as the log grows; ends with the follower's task.
    package func positions() -> AsyncStream<Int64> {
        let (positions, continuation) = AsyncStream.makeStream(of: Int64.self, bufferingPolicy: .bufferingNewest(1))
        let follower = state.withLock { state in
            defer { state.next += 1 }
            state.followers[state.next] = continuation
            continuation.yield(state.newest)
            return state.next
        }
        continuation.onTermination = { [weak self] _ in self?.forget(follower) }
        return positions
    }

    /// How many follow.
    package var count: Int { state.withLock(\.followers.count) }

    package func publish(_ rows: [LogRow]) {
        guard let newest = rows.last?.position else { return }
        let followers = state.withLock { state in
            state.newest = newest
            return Array(state.followers.values)
        }
        for follower in followers { follower.yield(newest) }
    }

    private func forget(_ follower: Int) {
        state.withLock { $0.followers[follower] = nil }
    }
}
