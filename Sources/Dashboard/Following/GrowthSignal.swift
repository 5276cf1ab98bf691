import Synchronization

/// Wakes a follower when the log has grown, and from time to time; what it is told meanwhile comes to one signal.
final class GrowthSignal: Sendable {
    private let known = Mutex<Int64?>(nil)
    private let wakes: AsyncStream<Void>
    private let waker: AsyncStream<Void>.Continuation

    init() {
        (wakes, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// The newest position that was told; nil while none was.
    var newest: Int64? { known.withLock(\.self) }

    /// To be taken by one follower.
    var all: AsyncStream<Void> { wakes }

    /// Passes on how the log grows, until cancelled.
    func pass(_ positions: AsyncStream<Int64>) async {
        for await position in positions {
            known.withLock { $0 = max($0 ?? 0, position) }
            waker.yield()
        }
    }

    /// A wake so often, until cancelled.
    func beat(every pause: Duration) async {
        while (try? await Task.sleep(for: pause)) != nil { waker.yield() }
    }
}
