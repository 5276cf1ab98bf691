package import LedgerStore
import Synchronization

/// Tells who follows the log within the process how far it has grown, after every commit, of this node or of another one.
///
/// Only the newest position waits for a follower, however slow: what lies between is read from the log.
package final class LogGrowth: RowPublisher {
    private let followers = Mutex<[Int: AsyncStream<Int64>.Continuation]>([:])
    private let next = Atomic(0)

    package init() {}

    /// Positions as the log grows, from now on; ends with the follower's task.
    package func positions() -> AsyncStream<Int64> {
        let (positions, continuation) = AsyncStream.makeStream(of: Int64.self, bufferingPolicy: .bufferingNewest(1))
        let follower = next.add(1, ordering: .relaxed).newValue
        followers.withLock { $0[follower] = continuation }
        continuation.onTermination = { [weak self] _ in self?.forget(follower) }
        return positions
    }

    /// How many follow.
    package var count: Int { followers.withLock(\.count) }

    package func publish(_ rows: [LogRow]) {
        guard let newest = rows.last else { return }
        let all = followers.withLock { Array($0.values) }
        for follower in all { follower.yield(newest.position) }
    }

    private func forget(_ follower: Int) {
        followers.withLock { $0[follower] = nil }
    }
}
