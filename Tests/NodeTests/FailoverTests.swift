import LedgerStore
import Ledgers
import Testing

@testable import Node

/// A database that forgets what it had confirmed, as where a standby that was behind takes over.
@Suite(.timeLimit(.minutes(15))) struct FailoverTests {
    private let store = SharedStore()

    /// A log of so many hazards, other ones than `published` from the second on.
    private func standby(of count: Int) async throws -> MemoryStore {
        let standby = MemoryStore()
        let bench = Bench(store: ScriptedStore(over: standby))
        for number in ["HZ-1"] + (2...count).map({ "HZ-other-\($0)" }) {
            bench.committer.queue.append(Submission([bench.found(number)], origin: .kept {}))
        }
        bench.committer.queue.stop()
        try await bench.committer.run()
        return standby
    }

    /// A node that has published three rows of which the database forgets two.
    private func forgotten(by standby: MemoryStore, then: (Bench) async -> Void) async throws -> Bench {
        let bench = Bench(store: ScriptedStore(over: store))
        let running = Task { try await bench.committer.run() }
        for number in ["HZ-1", "HZ-2", "HZ-3"] { #expect(await bench.publish([bench.found(number)]) == [200]) }
        store.failOver(to: standby)
        await then(bench)
        let error = await #expect(throws: StoreError.self) { try await running.value }
        #expect(error?.code == .damaged)
        return bench
    }

    @Test("a node that has published what the log no longer has ends before it commits anything", arguments: [2, 3, 5])
    func commits(rows: Int) async throws {
        let standby = try await standby(of: rows)
        let bench = try await forgotten(by: standby) { #expect(await $0.publish([$0.found("HZ-4")]) == [503]) }
        #expect(try await standby.read { try $0.head().position } == Int64(rows))
        #expect(bench.tail.positions == [1, 2, 3])
    }

    @Test("so does one that only follows", arguments: [2, 3, 5])
    func follows(rows: Int) async throws {
        let bench = try await forgotten(by: standby(of: rows)) { $0.committer.queue.grow() }
        #expect(bench.tail.positions == [1, 2, 3])
    }

    @Test("one that finds the log as it has published it goes on")
    func sameLog() async throws {
        let bench = Bench(store: ScriptedStore(over: store))
        let running = Task { try await bench.committer.run() }
        #expect(await bench.publish([bench.found("HZ-1")]) == [200])
        try await store.failOver(to: standby(of: 3))
        bench.committer.queue.grow()
        #expect(await bench.publish([bench.found("HZ-4")]) == [200])
        bench.committer.queue.stop()
        try await running.value
        #expect(bench.tail.positions == [1, 2, 3, 4])
    }
}
