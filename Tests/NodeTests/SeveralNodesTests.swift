import DubanTestKit
import LedgerStore
import Ledgers
import Logging
import Reports
import Synchronization
import Testing

@testable import Node

/// Nodes that share a database: each publishes what any has committed, once, in order, and what is due is done once.
@Suite(.timeLimit(.minutes(5))) struct SeveralNodesTests {
    private let store = SharedStore()
    private let clock = ManualClock(at: Bench.morning)

    /// Two nodes at work, until `work` has ended.
    private func together(_ work: (Bench, Bench) async throws -> Void) async throws {
        let nodes = (bench(), bench())
        let running = [nodes.0, nodes.1].map { bench in
            (
                Task { try await bench.committer.run() },
                Task { for await _ in bench.store.growth() { bench.committer.queue.grow() } }
            )
        }
        try await work(nodes.0, nodes.1)
        for bench in [nodes.0, nodes.1] { bench.committer.queue.stop() }
        for (committing, following) in running {
            try await committing.value
            following.cancel()
        }
        _ = try await Verification(of: store).run(against: []) { _, _ in }
    }

    private func bench() -> Bench {
        Bench(store: ScriptedStore(over: store), clock: clock)
    }

    private func isSomethingDue() async throws -> Bool {
        try await store.read { try $0.firstTimer()?.due }.map { $0 <= clock.now } ?? false
    }

    /// Every tail has come to the end of the log, which has no gap.
    private func allPublished(_ benches: Bench...) async throws {
        let end = try await store.read { try $0.head().position }
        for bench in benches {
            while bench.tail.positions.last ?? 0 < end { await Task.yield() }
            let positions = bench.tail.positions
            #expect(positions == Array(1...Int64(positions.count)))
        }
    }

    @Test("each publishes all of the log in its order, whoever has committed it")
    func tails() async throws {
        try await together { first, second in
            await withTaskGroup(of: [Int].self) { group in
                for number in 0..<200 {
                    let bench = number % 2 == 0 ? first : second
                    group.addTask { await bench.publish([bench.found("HZ-\(number)")]) }
                }
                for await statuses in group { #expect(statuses == [200]) }
            }
            try await allPublished(first, second)
        }
    }

    @Test("one that was not told of rows publishes them before its own")
    func unheard() async throws {
        let alone = bench()
        alone.committer.queue.append(Submission([alone.found("HZ-1")], origin: .kept {}))
        alone.committer.queue.stop()
        try await alone.committer.run()
        try await together { first, second in
            #expect(await first.publish([first.found("HZ-2")]) == [200])
            try await allPublished(first, second)
        }
    }

    @Test("a retry at another node is known")
    func retry() async throws {
        try await together { first, second in
            #expect(await first.publish([first.found("HZ-1")]) == [200])
            #expect(await second.publish([second.found("HZ-1")]) == [208])
        }
    }

    @Test("timers of events that another node took fire once, however many nodes look")
    func timers() async throws {
        try await together { first, second in
            let events = (1...20).map { first.found("HZ-\($0)", level: "major") }
            #expect(await first.publish(events) == Array(repeating: 200, count: 20))
            try await allPublished(first, second)
            clock.advance(to: Bench.morning + .days(90))
            while try await isSomethingDue() { await Task.yield() }
            try await allPublished(first, second)
            let raised = try await store.read { try $0.outbox(after: 0, limit: .max).map(\.draft.id) }
            #expect(Set(raised).count == raised.count)
            #expect(raised.count >= 20 * 3)
        }
    }

    @Test("an escalation is still raised when the node that took the event is gone")
    func gone() async throws {
        let former = bench()
        former.committer.queue.append(Submission([former.found("HZ-1", level: "major")], origin: .kept {}))
        try await together { _, _ in
            former.committer.queue.stop()
            try await former.committer.run()
            while try await store.read({ try $0.head().position }) == 0 { await Task.yield() }
            clock.advance(to: Bench.morning + .days(90))
            while try await store.read({ try $0.outboxCount(after: 0) }) < 3 { await Task.yield() }
        }
    }

    @Test("one without offices ends where another one has some: it would let everybody in")
    func otherSecurity() async throws {
        var settings = NodeSettings()
        for endpoint in [\NodeSettings.ingest, \.feed, \.tail, \.query] { settings[keyPath: endpoint] = LiveNode.free }
        settings.clock = .manual(Bench.morning)
        let node = try await Node(
            settings, store: store, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let running = Task { try await node.run() }
        let other = bench()
        other.committer.queue.append(Submission(.adopt(Offices([]))) { _ in })
        other.committer.queue.stop()
        try await other.committer.run()
        await #expect(throws: NodeError.self) { try await running.value }
    }

    @Test("other offices hold for all nodes from their row of the log on")
    func offices() async throws {
        let office = Office(
            name: "应急局", keys: ["k"], areas: .everywhere, sources: [SourcePattern("/offices/*")], types: [.rectified])
        try await together { first, second in
            func found(_ number: String) -> ReceivedEvent {
                var event = second.found(number)
                event.office = "应急局"
                return event
            }
            #expect(await second.publish([found("HZ-1")]) == [200])
            try await first.committer.carryOut(.adopt(Offices([office])))
            #expect(await second.publish([found("HZ-2")]) == [403])
            try await allPublished(first, second)
        }
    }
}
