import LedgerStore
import Ledgers
import Synchronization
import Testing

@testable import Node

/// A monotonic clock that a test moves.
private final class Seconds: Sendable {
    private let passed = Mutex(0.0)

    func pass(_ seconds: Double) { passed.withLock { $0 += seconds } }
    var now: @Sendable () -> Duration { { [self] in .seconds(passed.withLock(\.self)) } }
}

@Suite("How much an office may send")
struct AllowanceTests {
    private let clock = Seconds()
    private var limits: OfficeLimits {
        var limits = OfficeLimits()
        (limits.eventsPerSecond, limits.bytesPerSecond, limits.deadLettersPerHour) = (10, 1_000, 2)
        return limits
    }

    private func reception(_ limits: OfficeLimits? = nil) -> Reception {
        Reception(offices(limits ?? self.limits), now: clock.now)
    }

    private func offices(_ limits: OfficeLimits) -> Offices {
        Offices(["a", "b"].map { Office(name: $0, keys: ["key-\($0)"], areas: .everywhere, limits: limits) })
    }

    private func isAdmitted(_ key: String, by reception: Reception, events: Int = 1, bytes: Int = 1) -> Bool {
        guard case .admitted(let sender) = reception.admit(key) else { return false }
        sender?.allowance.charge(events: events, bytes: bytes)
        return true
    }

    @Test("Ten seconds' worth at once, then so many a second")
    func events() {
        let reception = reception()
        #expect((1...100).allSatisfy { _ in isAdmitted("key-a", by: reception) })
        #expect(!isAdmitted("key-a", by: reception))
        clock.pass(1)
        #expect((1...10).allSatisfy { _ in isAdmitted("key-a", by: reception) })
        #expect(!isAdmitted("key-a", by: reception))
        #expect(reception.counts[0].count == OfficeCount(events: 110, limited: 2))
    }

    @Test("A large batch passes once, and is paid off; another office is not touched by it")
    func batch() {
        let reception = reception()
        #expect(isAdmitted("key-a", by: reception, events: 1_000))
        clock.pass(90)
        #expect(!isAdmitted("key-a", by: reception) && isAdmitted("key-b", by: reception))
        clock.pass(1)
        #expect(isAdmitted("key-a", by: reception))
    }

    @Test("Bytes likewise")
    func bytes() {
        let reception = reception()
        #expect(isAdmitted("key-a", by: reception, bytes: 10_000) && !isAdmitted("key-a", by: reception))
        clock.pass(1)
        #expect(isAdmitted("key-a", by: reception))
    }

    @Test("Who is not known, or not known any more, is told from who has no key at all")
    func strangers() {
        let reception = reception()
        guard case .stranger = reception.admit(nil), case .revoked = reception.admit("key-c") else {
            Issue.record("they were let in")
            return
        }
        #expect(reception.strangers == 2)
        guard case .admitted(nil) = Reception(nil).admit(nil) else { return _ = Issue.record("nobody is told apart") }
    }

    @Test("A change of the file holds at once; an allowance that is used up stays so unless its limits change")
    func adopted() {
        let reception = reception()
        #expect(isAdmitted("key-a", by: reception, events: 1_000) && !isAdmitted("key-a", by: reception))
        reception.adopt(offices(limits))
        #expect(!isAdmitted("key-a", by: reception))
        var wider = limits
        wider.eventsPerSecond = 11
        reception.adopt(offices(wider))
        #expect(isAdmitted("key-a", by: reception))
        reception.adopt(Offices([]))
        #expect(!isAdmitted("key-a", by: reception))
    }

    @Test("Refused events beyond the limit are not kept, and are to be sent again")
    func letters() async throws {
        let bench = Bench()
        guard case .admitted(.some(let sender)) = reception().admit(office: "a") else {
            Issue.record("the office was not admitted")
            return
        }
        var event = bench.found("H-1", level: "huge")
        (event.office, event.allowance) = ("a", sender.allowance)
        async let running: Void = bench.committer.run()
        #expect(await bench.publish([event, event, event]) == [400, 400, 429])
        clock.pass(1_800)
        #expect(await bench.publish([event, event]) == [400, 429])
        #expect(try await bench.store.read { try $0.deadLetters(after: 0, limit: 9).first?.count } == 3)
        #expect(sender.allowance.count == OfficeCount(letters: 3, lettersDenied: 2))
        bench.committer.queue.stop()
        try await running
    }
}
