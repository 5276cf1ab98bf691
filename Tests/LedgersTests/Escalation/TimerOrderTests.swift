import DubanTestKit
import LedgerStore
import Ledgers
import Testing

@Suite("Section 6: timers fire before the event, in order of due time, then of creation")
struct TimerOrderTests {
    private let desk = Desk()

    private func escalations(_ rows: [LogRow]) -> [String] {
        rows.filter { $0.draft.type == "escalation" }.map { "\($0.draft.id) \($0.draft.at.beijing)" }
    }

    @Test("By due time, whatever was scheduled first")
    func byDueTime() {
        desk.publish(.found("H-1", deadline: "2023-01-21"), at: "2023-01-02 09:00")
        desk.publish(.found("H-2", deadline: "2023-01-20"), at: "2023-01-02 09:01")
        #expect(
            escalations(desk.wait(until: "2023-01-20 00:00"))
                == ["H-2/1/remind/1 2023-01-18 00:00", "H-1/1/remind/1 2023-01-19 00:00"])
    }

    @Test("At equal due time by creation")
    func byCreation() {
        for number in ["H-2", "H-10", "H-1"] {
            desk.publish(.found(number, deadline: "2023-01-20"), at: "2023-01-02 09:00")
        }
        #expect(
            escalations(desk.wait(until: "2023-01-18 00:00")).map { $0.prefix(4) } == ["H-2/", "H-10", "H-1/"])
    }

    @Test("Planned anew, a ladder comes behind those planned before")
    func plannedAnew() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-02 09:00")
        desk.publish(.found("H-2", deadline: "2023-01-20"), at: "2023-01-02 09:00")
        desk.publish(.extended("H-1", to: "2023-01-20"), at: "2023-01-03 09:00")
        #expect(escalations(desk.wait(until: "2023-01-18 00:00")).map { $0.prefix(3) } == ["H-2", "H-1"])
    }

    @Test("What is due at an event's very receipt fires before the event is folded")
    func atReceipt() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-09 09:00")
        desk.publish(.rectified("H-1"), at: "2023-01-11 00:00")
        #expect(desk.escalation("H-1/1/overdue/1")?.status == .resolved)
        #expect(
            desk.topics.suffix(5) == [
                "timer.140403", "escalation.140403", "rectified.140403", "escalation-resolved.140403",
                "escalation-resolved.140403",
            ])
    }

    @Test("What is due a millisecond later does not")
    func afterReceipt() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-09 09:00")
        desk.publish(.rectified("H-1"), at: "2023-01-10 23:59:59.999")
        #expect(desk.raised("H-1") == ["1/remind/1 schedule 2023-01-09 09:00"])
    }

    @Test("A timer fires at its due instant, however late the event that follows")
    func atItsDueInstant() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-09 09:00")
        desk.publish(.found("H-2", .general), at: "2023-01-13 12:00")
        #expect(
            desk.raised("H-1").dropFirst() == [
                "1/overdue/1 schedule 2023-01-11 00:00", "1/city/1 unacknowledged 2023-01-12 00:00",
                "1/leader/1 unacknowledged 2023-01-13 00:00",
            ])
    }

    @Test("Every firing is a log record with its instant, also one that is void by then")
    func everyFiring() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-09 09:00")
        desk.wait(until: "2023-01-14 00:00")
        let firings = desk.rows.filter { $0.draft.kind == .timer }.map(\.draft.at.beijing)
        // overdue; its answer; city's answer; leader's repeat; city by the calendar, which was raised before.
        #expect(
            firings == [
                "2023-01-11 00:00", "2023-01-12 00:00", "2023-01-13 00:00", "2023-01-14 00:00", "2023-01-14 00:00",
            ])
    }

    @Test("A refused event, and a retry, let timers fire too")
    func refusedEvents() {
        desk.publish(.found("H-1", deadline: "2023-01-10").id("a").time("2023-01-09 09:00"), at: "2023-01-09 09:00")
        desk.send(Array("nonsense".utf8), at: "2023-01-11 00:00")
        #expect(desk.raised("H-1").count == 2)
        desk.publish(.found("H-1", deadline: "2023-01-10").id("a").time("2023-01-09 09:00"), at: "2023-01-12 00:00")
        #expect(desk.raised("H-1").count == 3)
    }
}
