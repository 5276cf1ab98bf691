import EventJSON
import LedgerStore
import Ledgers
import Testing

@testable import Node

/// The one path into the store.
@Suite(.timeLimit(.minutes(15))) struct CommitterTests {
    @Test("events that come while a commit is under way share the next one")
    func groupCommit() async throws {
        let gate = Gate()
        let bench = Bench(store: ScriptedStore(gate: gate))
        async let running: Void = bench.committer.run()
        async let first = bench.publish([bench.found("HZ-0")])
        await gate.somebodyWaits()
        async let others = withTaskGroup(of: [Int].self) { group in
            for number in 1...20 { group.addTask { await bench.publish([bench.found("HZ-\(number)")]) } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        while bench.committer.queue.events < 20 { await Task.yield() }
        await gate.open()
        #expect(await first == [200])
        #expect(await others == Array(repeating: 200, count: 20))
        #expect(bench.store.committed == 2)
        bench.committer.queue.stop()
        try await running
        #expect(bench.tail.positions == Array(1...21))
    }

    @Test("a commit takes no more events than it may, but always one submission")
    func limits() async throws {
        let bench = Bench(largestCommit: 3)
        for start in [0, 10] {
            bench.committer.queue.append(
                Submission((start..<start + 2).map { bench.found("HZ-\($0)") }, origin: .kept {}))
        }
        bench.committer.queue.append(Submission((20..<25).map { bench.found("HZ-\($0)") }, origin: .kept {}))
        bench.committer.queue.stop()
        try await bench.committer.run()
        #expect(bench.store.committed == 3)
        #expect(bench.tail.positions == Array(1...9))
    }

    @Test("when the store can't commit, producers are told to try again, and what nobody would send again stays")
    func retriable() async throws {
        let bench = Bench()
        bench.store.failNext(StoreError(.full, "no room"))
        let kept = Submission([bench.found("HZ-1")], origin: .kept {})
        bench.committer.queue.append(kept)
        async let refused = bench.publish([bench.found("HZ-2")])
        while bench.committer.queue.events < 2 { await Task.yield() }
        async let running: Void = bench.committer.run()
        #expect(await refused == [503])
        #expect(await bench.publish([bench.found("HZ-2")]) == [200])
        bench.committer.queue.stop()
        try await running
        #expect(bench.tail.positions == [1, 2])
        #expect(try await bench.store.read { try $0.hazard("HZ-1") } != nil)
    }

    @Test("a failure that no retry mends ends it, and who waits is told to send it again")
    func fatal() async throws {
        let bench = Bench()
        bench.store.failNext(StoreError(.failed, "the disk"))
        async let statuses = bench.publish([bench.found("HZ-1")])
        while bench.committer.queue.events < 1 { await Task.yield() }
        await #expect(throws: StoreError(.failed, "the disk")) { try await bench.committer.run() }
        #expect(await statuses == [503])
        #expect(bench.tail.positions.isEmpty)
    }

    @Test("a stop commits what was taken before")
    func stop() async throws {
        let bench = Bench()
        async let statuses = bench.publish([bench.found("HZ-1"), bench.found("HZ-1")])
        while bench.committer.queue.events < 2 { await Task.yield() }
        bench.committer.queue.stop()
        try await bench.committer.run()
        #expect(await statuses == [200, 208])
    }

    @Test("a stop while the store can't commit leaves the timers that are due to the next start")
    func stopWithoutRoom() async throws {
        let bench = Bench()
        bench.store.failNext(StoreError(.full, "no room"))
        bench.committer.queue.ring()
        bench.committer.queue.stop()
        try await bench.committer.run()
        #expect(bench.store.committed == 0)
    }

    @Test("a stop does not wait for timers: they are the next start's")
    func stopWithTimersDue() async throws {
        let bench = Bench()
        bench.committer.queue.append(Submission([bench.found("HZ-1")], origin: .kept {}))
        bench.committer.queue.ring()
        bench.committer.queue.stop()
        try await bench.committer.run()
        #expect(bench.store.committed == 1)
        #expect(bench.tail.types == ["hazard-found"])
    }

    @Test("timers fire when the clock comes to them, without any event")
    func timers() async throws {
        let bench = Bench()
        async let running: Void = bench.committer.run()
        #expect(await bench.publish([bench.found("HZ-1", level: "major")]) == [200])
        // Found without a deadline: 30 days, so it is reminded of on 2 February.
        bench.clock.advance(to: Bench.morning + .days(28))
        while bench.tail.types.count < 3 { await Task.yield() }
        #expect(bench.tail.types == ["hazard-found", "timer", "escalation", "checkpoint"])
        bench.committer.queue.stop()
        try await running
    }

    @Test("an event waits for the timers due before it, of which no transaction fires more than it may")
    func manyTimersDue() async throws {
        let bench = Bench()
        async let running: Void = bench.committer.run()
        let majors = (1...1_100).map { bench.found("HZ-\($0)", level: "major") }
        #expect(await bench.publish(majors).allSatisfy { $0 == 200 })
        // Received when all are to be reminded of, while the clock, and so the alarm, stands still.
        var late = bench.found("HZ-0")
        late.receivedAt = Bench.morning + .days(28)
        #expect(await bench.publish([late]) == [200])
        bench.committer.queue.stop()
        try await running
        let types = bench.tail.types.dropFirst(1_100)
        #expect(types.filter { $0 == "timer" }.count == 1_100)
        #expect(types.last == "hazard-found")
        #expect(bench.tail.longest(beginningWith: "timer") == 1_000)
    }

    @Test("a moved clock settles what was received before, then fires, then answers")
    func settle() async throws {
        let bench = Bench()
        async let running: Void = bench.committer.run()
        _ = await bench.publish([bench.found("HZ-1", level: "major")])
        try await bench.committer.carryOut(.fireTimers(dueBy: Bench.morning + .days(60)))
        #expect(bench.tail.types.filter { $0 == "escalation" }.count > 4)
        bench.committer.queue.stop()
        try await running
    }

    @Test("who asked for something is told when the node has ended, before and after")
    func choreAtTheEnd() async throws {
        let bench = Bench()
        bench.store.failNext(StoreError(.failed, "the disk failed"))
        let asked = Task { try await bench.committer.carryOut(.checkpoint) }
        await #expect(throws: StoreError.self) { try await bench.committer.run() }
        await #expect(throws: StoreError.self) { _ = try await asked.value }
        await #expect(throws: StoreError.self) { try await bench.committer.carryOut(.checkpoint) }
    }

    @Test("a chore is told of a store that can't commit now, and may be asked for again")
    func choreLater() async throws {
        let bench = Bench()
        async let running: Void = bench.committer.run()
        bench.store.failNext(StoreError(.full, "no room"))
        await #expect(throws: StoreError(.full, "no room")) { try await bench.committer.carryOut(.checkpoint) }
        #expect(try await bench.committer.carryOut(.checkpoint).count == 1)
        bench.committer.queue.stop()
        try await running
    }

    @Test("what the node announces is in the log and on the tail, once")
    func announcement() async throws {
        let bench = Bench()
        async let running: Void = bench.committer.run()
        let report = Announcement(
            .report, id: "report/daily/2023-01-02", subject: "report/daily", data: ["file": "a.xlsx"])
        let message = Announcement(
            .messageFailed, id: "message/duty/HZ-1/1/city/1", subject: "HZ-1", area: "140403",
            data: ["reason": "refused"])
        #expect(try await bench.committer.carryOut(.announce(report)).map(\.draft.topic) == ["report.none"])
        #expect(try await bench.committer.carryOut(.announce(report)).isEmpty)
        #expect(try await bench.committer.carryOut(.announce(message)).map(\.draft.topic) == ["message-failed.140403"])
        bench.committer.queue.stop()
        try await running
        #expect(bench.tail.types == ["report", "message-failed"])
    }
}
