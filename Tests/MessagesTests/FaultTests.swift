import DubanConfiguration
import EventJSON
import Ledgers
import Testing

@testable import Messages

@Suite("Destinations that do not take messages")
struct FaultTests {
    @Test("Waits double up to 5 minutes, and a destination may ask for more, but not for a day")
    func patience() {
        var patience = Patience()
        var waits: [Duration] = []
        for _ in 0..<11 {
            patience.fail(at: .seconds(1_000), asked: nil, chance: 0)
            waits.append(patience.until - .seconds(1_000))
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map { .seconds($0) })
        patience.fail(at: .zero, asked: .seconds(600), chance: 1)
        #expect(patience.until == .seconds(600))
        patience.fail(at: .zero, asked: .seconds(86_400), chance: 1)
        #expect(patience.until == .seconds(3_600))
        patience.succeed()
        patience.fail(at: .zero, asked: nil, chance: 1)
        #expect(patience.until == .milliseconds(500))
    }

    @Test("In any 60 seconds there are no more messages than allowed", arguments: [2, 5, 18, 19])
    func rate(perMinute: Int) {
        var rate = SendingRate(perMinute: perMinute, at: .zero)
        var (uptime, sent) = (Duration.zero, [Duration]())
        var chance = SplitMix(7)
        while uptime < .seconds(900) {
            let wait = rate.wait(at: uptime)
            if wait <= .zero {
                rate.take()
                sent.append(uptime)
            } else {
                uptime += wait
            }
            // Now and then nothing is to be sent for a while, and the bucket fills.
            if chance.next(below: 10) == 0 { uptime += .seconds(chance.next(below: 90)) }
        }
        for start in sent { #expect(sent.count { $0 >= start && $0 < start + .seconds(60) } <= perMinute) }
        #expect(sent.count > perMinute * 3)
    }

    @Test("One that is refused for now does not keep the others, and is tried again")
    func headOfLine() async throws {
        let bench = Bench()
        let dispatcher = bench.dispatcher()
        _ = try await dispatcher.turn()
        bench.will(.later("HTTP 500"), .delivered, .later("HTTP 500"))
        bench.node.raise("HZ-1/1/city/1")
        bench.node.raise("HZ-2/1/city/1")
        try await bench.run(dispatcher, for: .seconds(60))
        #expect(
            bench.messages.map(\.id.last) == ["1", "1", "1", "1"]
                && bench.messages.map { $0.id.contains("HZ-1") } == [true, false, true, true])
        #expect(bench.node.records.map(\.subject) == ["HZ-2", "HZ-1"])
        #expect(bench.node.records.last?.data["attempts"] == 3)
    }

    @Test("After the limit it is given up, with the reason, and the cursor moves on")
    func givenUp() async throws {
        var route = MessageRoute(name: "duty", via: "room")
        route.giveUpAfter = .seconds(600)
        let bench = Bench(routes: [route])
        let dispatcher = bench.dispatcher()
        _ = try await dispatcher.turn()
        bench.will(Outcome.later("errcode 93000"))
        for _ in 0..<20 { bench.will(.later("errcode 93000")) }
        let position = bench.node.raise("HZ-1/1/city/1")
        try await bench.run(dispatcher, for: .seconds(1_200))
        #expect(bench.node.records.map(\.fate) == [.failed])
        #expect(bench.node.records.first?.data["reason"] == "errcode 93000")
        #expect(bench.node.cursor("duty") == position)
        #expect(bench.log.text.contains("a message was given up"))
        let report = await dispatcher.report().first
        #expect(report?["failed"] == 1 && report?["waiting"] == 0 && report?["lastFault"] == "errcode 93000")
    }

    @Test("What was never tried is not given up for what befell another")
    func untried() async throws {
        var route = MessageRoute(name: "duty", via: "room")
        route.giveUpAfter = .seconds(600)
        let bench = Bench(routes: [route])
        let dispatcher = bench.dispatcher()
        _ = try await dispatcher.turn()
        bench.node.raise("HZ-1/1/remind/1")
        try await bench.run(dispatcher, for: .seconds(1_200))
        // The reminder has waited in its digest for longer than a message is tried when the robot begins to fail.
        for _ in 0..<3 { bench.will(.later("HTTP 500")) }
        bench.node.raise("HZ-2/1/city/1")
        try await bench.run(dispatcher, for: .seconds(3_800))
        #expect(bench.node.records.map(\.fate) == [.delivered, .delivered])
        #expect(bench.node.records.map(\.subject) == ["HZ-2", "messages/duty"])
    }

    @Test("A digest that is refused for good is told one by one, so that only the bad text is given up")
    func badText() async throws {
        let bench = Bench()
        let dispatcher = bench.dispatcher()
        _ = try await dispatcher.turn()
        bench.will(.refused(reason: "errcode 430102"), .delivered, .refused(reason: "errcode 430102"))
        for number in 1...3 { bench.node.raise("HZ-\(number)/1/remind/1") }
        try await bench.run(dispatcher, for: .seconds(3_800))
        #expect(bench.node.records.map(\.fate) == [.delivered, .failed, .delivered])
        #expect(bench.node.records.map(\.subject) == ["HZ-1", "HZ-2", "HZ-3"])
    }

    @Test(
        "Whatever fails, every escalation of a route ends as delivered or given up, once in the log", arguments: 1...12)
    func everything(seed: UInt64) async throws {
        var chance = SplitMix(seed)
        var route = MessageRoute(name: "duty", via: "room")
        route.giveUpAfter = .seconds(7_200)
        route.quiet = QuietHours(from: 22 * 60, to: 7 * 60)
        let bench = Bench(routes: [route])
        var dispatcher = bench.dispatcher()
        _ = try await dispatcher.turn()
        var positions: Set<Int64> = []
        for step in 0..<120 {
            for _ in 0..<chance.next(below: 3) {
                let stage = ["remind", "overdue", "city", "leader"][chance.next(below: 4)]
                positions.insert(bench.node.raise("HZ-\(positions.count)/1/\(stage)/1"))
                bench.node.append()
            }
            switch chance.next(below: 6) {
            case 0: bench.will(.later("HTTP 500"), .later("no answer in time"))
            case 1: bench.will(.later(reason: "errcode 45009", after: .seconds(60)))
            case 2: bench.will(.refused(reason: "errcode 40058"))
            case 3: bench.node.fail(asks: chance.next(below: 3), records: chance.next(below: 2))
            default: break
            }
            // A new process: what the old one had in memory is gone.
            if chance.next(below: 8) == 0 { dispatcher = bench.dispatcher() }
            if let resolved = positions.randomElement(using: &chance), step % 5 == 0 {
                bench.node.stand(resolved, .resolved)
            }
            try? await bench.run(dispatcher, for: .seconds(chance.next(below: 900)), by: .seconds(15))
        }
        bench.node.fail()
        try await bench.run(dispatcher, for: .seconds(2 * 86_400), by: .seconds(60))
        let told = bench.node.records.flatMap(\.data.positions)
        #expect(told.count == Set(told).count, "one is recorded twice")
        #expect(Set(told) == positions)
        #expect(Set(bench.node.records.map(\.id)).count == bench.node.records.count)
        #expect(bench.node.cursor("duty").map { $0 >= positions.max() ?? 0 } == true)
    }
}

extension JSONValue {
    fileprivate var positions: [Int64] {
        self["escalations"]?.array?.compactMap { $0["position"]?.integer.map(Int64.init) } ?? []
    }
}
