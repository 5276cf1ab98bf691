import Dispatch
import Synchronization

/// Work on a second core that follows the caller's: what is handed over is taken one by one, in its order, and the caller
/// waits while too much is on its way.
///
/// It blocks the caller's thread, and so is for threads that are no task's: those of a store's readers.
final class Follower<Item: Sendable>: Sendable {
    /// Handed over and not taken yet.
    private static var room: Int { 3 }

    private let queue: DispatchQueue
    private let room = DispatchSemaphore(value: Follower.room)
    private let failure = Mutex<(any Error)?>(nil)
    private let take: @Sendable (Item) throws -> Void

    /// - Parameter take: where it throws, nothing is taken any more.
    init(name: String, take: @escaping @Sendable (Item) throws -> Void) {
        queue = DispatchQueue(label: name)
        self.take = take
    }

    /// - Throws: what taking an earlier item has thrown.
    func hand(_ item: Item) throws {
        room.wait()
        queue.async {
            defer { self.room.signal() }
            self.follow(with: item)
        }
        try rethrow()
    }

    /// Waits until all is taken.
    /// - Throws: what taking has thrown.
    func finish() throws {
        queue.sync {}
        try rethrow()
    }

    private func follow(with item: Item) {
        guard failure.withLock({ $0 == nil }) else { return }
        do {
            try take(item)
        } catch {
            failure.withLock { $0 = error }
        }
    }

    private func rethrow() throws {
        if let error = failure.withLock(\.self) { throw error }
    }
}
