import Ledgers
import Testing

@testable import Node

@Suite struct ClockTests {
    private let start = Bench.morning

    @Test("a manual clock wakes those whose instant has come, and never runs backwards")
    func manual() async throws {
        let clock = ManualClock(at: start)
        async let woken: Void = clock.sleep(until: start + .hours(1))
        clock.advance(to: start + .hours(2))
        try await woken
        clock.advance(to: start)
        #expect(clock.now == start + .hours(2))
        try await clock.sleep(until: start)
    }

    @Test("who sleeps on a manual clock can be cancelled")
    func cancelled() async throws {
        let clock = ManualClock(at: start)
        let sleeper = Task { try await clock.sleep(until: start + .hours(1)) }
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
    }

    @Test(
        "--clock",
        arguments: [
            ("manual:2024-01-05T09:00:00+08:00", ClockSetting.manual(Bench.morning)),
            ("2024-01-05T09:00:00+08:00@86400", .accelerated(Bench.morning, factor: 86_400)),
        ])
    func setting(_ text: String, _ expected: ClockSetting) {
        #expect(ClockSetting(text) == expected)
    }

    @Test(
        "--clock that is none",
        arguments: ["", "manual:", "manual:today", "2024-01-05T09:00:00+08:00", "x@2", "2024-01-05T09:00:00+08:00@0"])
    func noSetting(_ text: String) {
        #expect(ClockSetting(text) == nil)
    }

    @Test("a test clock starts no earlier than the newest instant in the log")
    func newest() {
        #expect(ClockSetting.manual(start).clock(after: start + .days(1)).now == start + .days(1))
        #expect(ClockSetting.manual(start).clock(after: start - .days(1)).now == start)
        #expect(ClockSetting.manual(start).clock(after: nil).isTest)
        #expect(!ClockSetting.system.clock(after: nil).isTest)
    }
}
