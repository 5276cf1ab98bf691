import DubanConfiguration
import EventJSON
import Ledgers
import Testing

@testable import Messages

@Suite("Quiet hours and silences")
struct HoldingTests {
    private static func quietRoute() -> MessageRoute {
        var route = MessageRoute(name: "duty", via: "room")
        route.quiet = QuietHours(from: 22 * 60, to: 7 * 60)
        return route
    }

    @Test(
        "Quiet hours over midnight",
        arguments: [
            ("21:59:59", false), ("22:00:00", true), ("23:59:59", true), ("00:00:00", true), ("06:59:59", true),
            ("07:00:00", false), ("12:00:00", false),
        ])
    func overMidnight(time: String, isQuiet: Bool) throws {
        let now = try #require(Instant(rfc3339: "2026-11-21T\(time)+08:00"))
        let quiet = QuietHours(from: 22 * 60, to: 7 * 60)
        #expect(quiet.holds("city", at: now, in: .shanghai) == isQuiet)
        #expect(!quiet.holds("leader", at: now, in: .shanghai))
        // The same hours of a day the other way round.
        #expect(QuietHours(from: 7 * 60, to: 22 * 60).holds("city", at: now, in: .shanghai) == !isQuiet)
    }

    @Test("At night only what can't wait is told; the rest in the morning, together, also after a restart")
    func night() async throws {
        let bench = Bench(node: FakeNode(now: "2026-11-21T23:30:00+08:00"), routes: [Self.quietRoute()])
        var dispatcher = bench.dispatcher()
        _ = try await dispatcher.turn()
        bench.node.raise("HZ-1/1/city/1")
        bench.node.raise("HZ-2/1/leader/1")
        bench.node.raise("HZ-3/1/city/1")
        try await bench.run(dispatcher, for: .seconds(3_600))
        #expect(bench.messages.map(\.id) == ["message/duty/HZ-2/1/leader/1"])
        #expect(await dispatcher.report().first?["held"] == 2)
        #expect(await dispatcher.report().first?["quiet"] == true)
        dispatcher = bench.dispatcher()
        try await bench.run(dispatcher, for: .seconds(6 * 3_600 + 1_700))
        #expect(bench.messages.count == 1)
        try await bench.run(dispatcher, for: .seconds(200))
        #expect(bench.messages.last?.title == "【督办】汇总 2 条：市级督办 2")
        #expect(bench.messages.count == 2)
        #expect(bench.node.cursor("duty") == 3)
    }

    @Test("A silence holds what it names until its end, and nothing else")
    func silence() async throws {
        let end = try #require(Instant(rfc3339: "2026-11-21T12:00:00+08:00"))
        var silence = MessageSilence(until: end, reason: "系统联调")
        silence.areas = AreaScope(["1404"])
        silence.stages = ["city"]
        let bench = Bench(silences: [silence])
        let dispatcher = bench.dispatcher()
        _ = try await dispatcher.turn()
        bench.node.raise("HZ-1/1/city/1")
        bench.node.raise("HZ-2/1/leader/1")
        bench.node.raise("HZ-3/1/city/1", area: "1501")
        try await bench.run(dispatcher, for: .seconds(7_100))
        #expect(bench.messages.map(\.id) == ["message/duty/HZ-2/1/leader/1", "message/duty/HZ-3/1/city/1"])
        #expect(await dispatcher.report().first?["silencedUntil"] == .string(end.rfc3339))
        try await bench.run(dispatcher, for: .seconds(200))
        #expect(bench.messages.last?.id == "message/duty/digest/1")
        #expect(await dispatcher.report().first?["silencedUntil"] == .null)
    }
}
