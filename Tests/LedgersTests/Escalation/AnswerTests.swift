import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6: 叫应, an answer within 24 hours")
struct AnswerTests {
    private let desk = Desk()
    private let raisedAt: Instant = "2023-01-11 00:00"

    init() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-02 09:00")
    }

    private func last(by end: Instant) -> String? {
        desk.wait(until: end)
        return desk.raised("H-1").last
    }

    @Test("Still open after 24 hours, overdue raises city, and city raises leader")
    func unanswered() {
        #expect(last(by: raisedAt + .hours(24) - Span(milliseconds: 1)) == "1/overdue/1 schedule 2023-01-11 00:00")
        #expect(last(by: raisedAt + .hours(24)) == "1/city/1 unacknowledged 2023-01-12 00:00")
        #expect(last(by: raisedAt + .hours(48)) == "1/leader/1 unacknowledged 2023-01-13 00:00")
    }

    @Test("Acknowledged a millisecond before, it raises nothing; at the very instant it is too late")
    func lastMoment() {
        desk.publish(.found("H-2", deadline: "2023-01-10"), at: "2023-01-02 09:00")
        desk.publish(.acknowledged("H-1/1/overdue/1"), at: raisedAt + .hours(24) - Span(milliseconds: 1))
        desk.publish(.acknowledged("H-2/1/overdue/1"), at: raisedAt + .hours(24))
        #expect(desk.raised("H-1").count == 2)
        #expect(desk.raised("H-2").last == "1/city/1 unacknowledged 2023-01-12 00:00")
    }

    @Test("What counts is receipt of the acknowledgement, not its time")
    func receiptCounts() {
        let early = EventDraft.acknowledged("H-1/1/overdue/1").time("2023-01-11 08:00")
        desk.publish(early, at: "2023-01-12 00:00:01")
        #expect(desk.raised("H-1").last == "1/city/1 unacknowledged 2023-01-12 00:00")
        #expect(desk.escalation("H-1/1/overdue/1")?.acknowledgedAt == "2023-01-11 08:00")
    }

    @Test("It runs from the instant at which the stage was raised")
    func fromTheRaising() {
        desk.publish(.found("H-2", deadline: "2023-01-10"), at: "2023-01-11 15:30")
        desk.wait(until: "2023-01-12 15:30")
        #expect(desk.raised("H-2").last == "1/city/1 unacknowledged 2023-01-12 15:30")
    }

    @Test("A reminder need not be acknowledged")
    func reminder() {
        #expect(last(by: "2023-01-10 23:59") == "1/remind/1 schedule 2023-01-08 00:00")
    }

    @Test("签收不等于整改: it stops the answer that is due and nothing else")
    func stopsOnlyThat() {
        desk.wait(until: raisedAt)
        desk.publish(.acknowledged("H-1/1/overdue/1"), at: "2023-01-11 09:00")
        desk.wait(until: "2023-01-15 00:00")
        #expect(
            desk.raised("H-1").suffix(2) == [
                "1/city/1 schedule 2023-01-14 00:00", "1/leader/1 unacknowledged 2023-01-15 00:00",
            ])
    }

    @Test("Acknowledged, there is nothing left to wait for")
    func noTimer() {
        desk.wait(until: raisedAt)
        let before = desk.timers(of: "H-1").count
        desk.publish(.acknowledged("H-1/1/overdue/1"), at: "2023-01-11 09:00")
        #expect(desk.timers(of: "H-1").count == before - 1)
        #expect(desk.wait(until: "2023-01-12 00:00").isEmpty)
    }

    @Test("Acknowledging another stage does not stop it")
    func anotherStage() {
        desk.wait(until: raisedAt)
        desk.publish(.acknowledged("H-1/1/remind/1"), at: "2023-01-11 09:00")
        #expect(last(by: "2023-01-12 00:00") == "1/city/1 unacknowledged 2023-01-12 00:00")
    }

    @Test("One of an earlier round raises nothing more")
    func earlierRound() {
        desk.wait(until: raisedAt)
        desk.publish(.extended("H-1", to: "2023-01-31"), at: "2023-01-11 09:00")
        #expect(last(by: "2023-01-28 00:00") == "1/overdue/1 schedule 2023-01-11 00:00")
    }

    @Test("Where the next stage comes due at the same instant, it was scheduled first")
    func sameInstant() {
        desk.publish(.found("H-2", deadline: "2023-01-10"), at: "2023-01-13 00:00")
        desk.wait(until: "2023-01-14 00:00")
        #expect(
            desk.raised("H-2") == ["1/overdue/1 schedule 2023-01-13 00:00", "1/city/1 schedule 2023-01-14 00:00"])
    }
}
