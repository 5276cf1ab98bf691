import LedgerStore
import Ledgers
import Testing

@testable import Node

/// What followers within the process are told.
@Suite(.timeLimit(.minutes(15))) struct LogGrowthTests {
    @Test("a commit is told to all who follow, after it")
    func commits() async throws {
        let growth = LogGrowth(at: 0)
        let bench = Bench(beside: growth)
        let (one, other) = (growth.positions(), growth.positions())
        async let running: Void = bench.committer.run()
        #expect(await bench.publish([bench.found("HZ-1"), bench.found("HZ-2")]) == [200, 200])
        bench.committer.queue.stop()
        try await running
        var (first, second) = (one.makeAsyncIterator(), other.makeAsyncIterator())
        #expect(await first.next() == 2)
        #expect(await second.next() == 2)
    }

    @Test("who comes later is told how far the log goes, at once")
    func later() async throws {
        var iterator = LogGrowth(at: 7).positions().makeAsyncIterator()
        #expect(await iterator.next() == 7)
    }

    @Test("who is slow finds the newest position alone")
    func slow() async throws {
        let growth = LogGrowth(at: 0)
        let positions = growth.positions()
        let bench = Bench(beside: growth)
        for number in 1...5 {
            bench.committer.queue.append(Submission([bench.found("HZ-\(number)")], origin: .kept {}))
        }
        bench.committer.queue.stop()
        try await bench.committer.run()
        var iterator = positions.makeAsyncIterator()
        #expect(await iterator.next() == 5)
    }

    @Test("who goes is forgotten")
    func leaving() async {
        let growth = LogGrowth(at: 0)
        let task = Task { for await _ in growth.positions() {} }
        while growth.count == 0 { await Task.yield() }
        task.cancel()
        await task.value
        while growth.count > 0 { await Task.yield() }
        #expect(growth.count == 0)
    }
}
