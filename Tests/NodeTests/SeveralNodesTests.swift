import DubanTestKit
import LedgerStore
import Ledgers
import Logging
import Reports
import Synchronization
import Testing

@testable import Node

/// Nodes that share a database: each publishes what any has committed, once, in order, and what is due is done once.
@Suite(.timeLimit(.minutes(15))) struct SeveralNodesTests {
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
        let former = bench()
        try await alone(former, Submission([former.found("HZ-1")], origin: .kept {}))
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
        try await alone(bench(), Submission(.adopt(Offices([]))) { _ in })
        await #expect(throws: NodeError.self) { try await running.value }
    }

    @Test(
        "one ends that can't follow rules which it meets when it reads on behind its own commit, and has answered for that"
    )
    func rulesBehind() async throws {
        let former = bench()
        try await alone(former, Submission([former.found("HZ-1")], origin: .kept {}))
        let other = bench()
        let node = stubborn(
            ScriptedStore(over: store) { [self] in try await alone(other, Submission(.adopt(Offices([]))) { _ in }) })
        let running = Task { try await node.committer.run() }
        #expect(await node.publish([node.found("HZ-2")]) == [200])
        await #expect(throws: NodeError.self) { try await running.value }
        #expect(try await store.read { try $0.head().position } == 3)
    }

    @Test("one ends that can't follow rules which it meets in its own commit; the producer goes to another node")
    func rulesBefore() async throws {
        let node = stubborn(ScriptedStore(over: store))
        let running = Task { try await node.committer.run() }
        #expect(await node.publish([node.found("HZ-1")]) == [200])
        try await alone(bench(), Submission(.adopt(Offices([]))) { _ in })
        #expect(await node.publish([node.found("HZ-2")]) == [503])
        await #expect(throws: NodeError.self) { try await running.value }
        #expect(node.tail.positions == [1])
    }

    /// A node that hears of no growth, and can't follow other rules.
    private func stubborn(_ store: ScriptedStore) -> Bench {
        Bench(store: store, clock: clock) { _ in throw NodeError("can't follow") }
    }

    /// A node that does one thing, and of which no other hears.
    private func alone(_ bench: Bench, _ submission: Submission) async throws {
        bench.committer.queue.append(submission)
        bench.committer.queue.stop()
        try await bench.committer.run()
    }

    @Test("rules that another node recorded while one started hold for it, too")
    func duringStart() async throws {
        let office = Office(
            name: "应急局", keys: ["k"], areas: .everywhere, sources: [SourcePattern("/offices/*")], types: [.rectified])
        try await alone(bench(), Submission(.adopt(Offices([office]))) { _ in })
        let late = Bench(
            store: ScriptedStore(over: store), clock: clock, after: try await store.read { try $0.head() })
        let running = Task { try await late.committer.run() }
        var event = late.found("HZ-1")
        event.office = "应急局"
        #expect(await late.publish([event]) == [403])
        late.committer.queue.stop()
        try await running.value
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
