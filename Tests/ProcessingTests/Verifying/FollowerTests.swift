import Synchronization
import Testing

@testable import Node

@Suite("Work on another thread follows in order, and no further behind than it may")
struct FollowerTests {
    private struct Fault: Error {}

    /// What was taken.
    private final class Taken: Sendable {
        private let items = Mutex<[Int]>([])
        private let handed = Atomic(0)

        var all: [Int] { items.withLock(\.self) }
        /// The most that was on its way at a time.
        let furthestBehind = Atomic(0)

        func hand() {
            handed.wrappingAdd(1, ordering: .sequentiallyConsistent)
        }

        func append(_ item: Int) {
            let count = items.withLock { items in
                items.append(item)
                return items.count
            }
            furthestBehind.max(handed.load(ordering: .sequentiallyConsistent) - count + 1, ordering: .relaxed)
        }
    }

    @Test("All is taken, in its order")
    func order() throws {
        let taken = Taken()
        let follower = Follower<Int>(name: "test") { taken.append($0) }
        for item in 0..<1_000 { try follower.hand(item) }
        try follower.finish()
        #expect(taken.all == Array(0..<1_000))
    }

    @Test("Only a few are on their way")
    func room() throws {
        let taken = Taken()
        let follower = Follower<Int>(name: "test") { taken.append($0) }
        for item in 0..<1_000 {
            try follower.hand(item)
            taken.hand()
        }
        try follower.finish()
        #expect(taken.furthestBehind.load(ordering: .relaxed) <= 4)
    }

    @Test("The first error is told, and nothing is taken behind it", arguments: [0, 1, 5, 99])
    func failure(index: Int) throws {
        let taken = Taken()
        let follower = Follower<Int>(name: "test") { item in
            if item == index { throw Fault() }
            taken.append(item)
        }
        #expect(throws: Fault.self) {
            for item in 0..<100 { try follower.hand(item) }
            try follower.finish()
        }
        #expect(throws: Fault.self) { try follower.finish() }
        #expect(taken.all == Array(0..<index))
    }
}
