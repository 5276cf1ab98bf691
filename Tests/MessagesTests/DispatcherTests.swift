import DubanConfiguration
import EventJSON
import Ledgers
import Testing

@testable import Messages

@Suite("What is sent, and when")
struct DispatcherTests {
    @Test("An urgent escalation is sent at once, recorded, and acknowledged")
    func urgent() async throws {
        let bench = Bench()
        let dispatcher = bench.dispatcher()
        bench.node.append()
        try await bench.run(dispatcher, for: .seconds(5))
        let position = bench.node.raise("HZ-1/1/city/1")
        try await bench.run(dispatcher, for: .seconds(5))
        #expect(bench.messages.map(\.id) == ["message/duty/HZ-1/1/city/1"])
        #expect(bench.node.records.map(\.id) == ["message/duty/HZ-1/1/city/1"])
        #expect(bench.node.records.first?.fate == .delivered)
        #expect(bench.node.records.first?.subject == "HZ-1")
        #expect(bench.node.cursor("duty") == position)
    }

    @Test("A new route begins at the present, also where the node ends before anything was told")
    func newRoute() async throws {
        let bench = Bench()
        bench.node.append()
        bench.node.raise("HZ-1/1/city/1")
        _ = try await bench.dispatcher().turn()
        #expect(bench.node.cursor("duty") == 2)
        bench.node.raise("HZ-2/1/city/1")
        // Another process: the route is no longer new.
        try await bench.run(bench.dispatcher(), for: .seconds(10))
        #expect(bench.messages.map(\.id) == ["message/duty/HZ-2/1/city/1"])
    }

    @Test("A route may begin in the past")
    func since() async throws {
        var route = MessageRoute(name: "duty", via: "room")
        route.since = Instant(rfc3339: "2026-11-21T10:00:30+08:00")
        let bench = Bench(routes: [route])
        bench.node.raise("HZ-1/1/city/1")
        bench.pass(.seconds(60))
        bench.node.raise("HZ-2/1/city/1")
        try await bench.run(bench.dispatcher(), for: .seconds(10))
        #expect(bench.messages.map(\.id) == ["message/duty/HZ-2/1/city/1"])
        #expect(bench.node.cursor("duty") == bench.node.end - 1)
    }

    @Test("Ordinary ones wait for each other, and are told together")
    func digest() async throws {
        let bench = Bench()
        let dispatcher = bench.dispatcher()
        _ = try await dispatcher.turn()
        bench.node.raise("HZ-1/1/remind/1")
        try await bench.run(dispatcher, for: .seconds(1_800))
        bench.node.raise("HZ-2/1/overdue/1")
        bench.node.raise("HZ-3/1/city/1")
        try await bench.run(dispatcher, for: .seconds(1_700))
        // Urgent ones do not wait for them.
        #expect(bench.messages.map(\.id) == ["message/duty/HZ-3/1/city/1"])
        try await bench.run(dispatcher, for: .seconds(200))
        #expect(bench.messages.count == 2)
        #expect(bench.messages.last?.title == "【督办】汇总 2 条：临期提醒 1、逾期 1")
        #expect(bench.node.records.last?.id == "message/duty/digest/1")
        #expect(bench.node.records.last?.data["escalations"]?.array?.count == 2)
        #expect(bench.node.cursor("duty") == 3)
    }

    @Test("Many urgent ones at a time are told together, at once, and none twice")
    func flood() async throws {
        let bench = Bench()
        let dispatcher = bench.dispatcher()
        _ = try await dispatcher.turn()
        for number in 1...90 { bench.node.raise("HZ-\(number)/1/city/1") }
        try await bench.run(dispatcher, for: .seconds(120))
        #expect((2...6).contains(bench.messages.count), "\(bench.messages.count)")
        #expect(bench.messages.first?.title.hasPrefix("【督办】汇总") == true)
        let told = bench.node.records.flatMap {
            $0.data["escalations"]?.array?.compactMap { $0["position"]?.integer } ?? []
        }
        #expect(told.count == 90 && Set(told).count == 90)
        #expect(bench.node.cursor("duty") == 90)
    }

    @Test("What is resolved before it is sent is told as resolved, in the digest")
    func resolved() async throws {
        let bench = Bench()
        let dispatcher = bench.dispatcher()
        _ = try await dispatcher.turn()
        bench.will(.later("HTTP 500"))
        let position = bench.node.raise("HZ-1/1/city/1")
        _ = try await dispatcher.turn()
        bench.pass(.seconds(5))
        _ = try await dispatcher.turn()
        bench.node.stand(position, .resolved)
        try await bench.run(dispatcher, for: .seconds(3_700))
        #expect(bench.messages.map(\.id) == ["message/duty/HZ-1/1/city/1", "message/duty/digest/1"])
        #expect(bench.messages.last?.plain.contains("已解除") == true)
    }

    @Test("A node that ends between sending and recording sends again; one that ends before the cursor does not")
    func restarts() async throws {
        let bench = Bench()
        bench.node.append()
        _ = try await bench.dispatcher().turn()
        bench.node.raise("HZ-1/1/remind/1")
        bench.node.raise("HZ-2/1/city/1")
        bench.node.fail(records: 1)
        let first = bench.dispatcher()
        bench.pass(.seconds(10))
        await #expect(throws: FakeNode.Failed.self) { try await bench.run(first, for: .seconds(10)) }
        #expect(bench.messages.count == 1 && bench.node.records.isEmpty)
        // HZ-1 keeps the cursor back, so only the record tells the next process that HZ-2 was sent.
        try await bench.run(bench.dispatcher(), for: .seconds(10))
        #expect(bench.messages.count == 2 && bench.node.records.count == 1)
        #expect(bench.node.cursor("duty") == 1)
        try await bench.run(bench.dispatcher(), for: .seconds(10))
        #expect(bench.messages.count == 2)
        try await bench.run(bench.dispatcher(), for: .seconds(4_000))
        #expect(bench.messages.count == 3)
        #expect(bench.messages.last?.lines.count == 1)
        #expect(bench.node.cursor("duty") == 3)
    }

    @Test("What could not be recorded is recorded before anything else is sent")
    func recordedFirst() async throws {
        let bench = Bench()
        let dispatcher = bench.dispatcher()
        _ = try await dispatcher.turn()
        bench.node.raise("HZ-1/1/city/1")
        bench.node.raise("HZ-2/1/city/1")
        bench.pass(.seconds(30))
        bench.node.fail(records: 2)
        for _ in 0..<2 { await #expect(throws: FakeNode.Failed.self) { try await dispatcher.turn() } }
        #expect(bench.messages.count == 1 && bench.node.cursor("duty") == 0)
        try await bench.run(dispatcher, for: .seconds(10))
        #expect(bench.messages.count == 2 && bench.node.records.count == 2)
    }

    @Test("Of several nodes only the one that may sends, and it goes on where the other was")
    func oneOfSeveral() async throws {
        let bench = Bench()
        let (here, there) = (bench.dispatcher(), Bench(node: bench.node))
        _ = try await here.turn()
        bench.node.raise("HZ-1/1/city/1")
        bench.pass(.seconds(10))
        bench.node.setMaySend(false)
        try await bench.run(here, for: .seconds(10))
        #expect(bench.messages.isEmpty)
        bench.node.setMaySend(true)
        try await there.run(there.dispatcher(), for: .seconds(10))
        try await bench.run(here, for: .seconds(10))
        #expect(there.messages.count == 1 && bench.messages.isEmpty)
    }
}
