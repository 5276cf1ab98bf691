import DubanTestKit
import LedgerStore
import Ledgers
import Testing

@Suite("Section 6: after downtime overdue timers fire at once, raisedAt the present")
struct DowntimeTests {
    private let desk = Desk()

    /// The node stands still at this instant.
    private func stop(at instant: Instant) {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-02 09:00")
        desk.wait(until: instant)
    }

    @Test("Of several ladder stages missed only the highest, which goes to the skipped ones' recipients too")
    func highest() {
        stop(at: "2023-01-02 10:00")
        desk.restart(at: "2023-01-20 12:00")
        #expect(desk.raised("H-1") == ["1/leader/1 schedule 2023-01-20 12:00"])
        #expect(
            desk.recipients("H-1/1/leader/1")
                == ["responsible-unit", "county-office", "lead-department", "city-office", "contract-leader"])
    }

    @Test("A test clock that is advanced over the same time fires each at its due instant")
    func advanced() {
        stop(at: "2023-01-02 10:00")
        desk.wait(until: "2023-01-13 12:00")
        #expect(
            desk.raised("H-1") == [
                "1/remind/1 schedule 2023-01-08 00:00", "1/overdue/1 schedule 2023-01-11 00:00",
                "1/city/1 unacknowledged 2023-01-12 00:00", "1/leader/1 unacknowledged 2023-01-13 00:00",
            ])
    }

    @Test("The answer is due 24 hours after the actual raising")
    func answer() {
        stop(at: "2023-01-09 00:00")
        desk.restart(at: "2023-01-11 15:00")
        desk.wait(until: "2023-01-12 15:00")
        #expect(
            desk.raised("H-1").dropFirst() == [
                "1/overdue/1 schedule 2023-01-11 15:00", "1/city/1 unacknowledged 2023-01-12 15:00",
            ])
    }

    @Test("An answer that was missed raises the next stage now")
    func missedAnswer() {
        stop(at: "2023-01-11 12:00")
        desk.restart(at: "2023-01-13 12:00")
        #expect(desk.raised("H-1").last == "1/city/1 unacknowledged 2023-01-13 12:00")
        #expect(desk.raised("H-1").count == 3)
    }

    @Test("Oldest due first: a missed answer comes before the same stage by the calendar")
    func answerAndStage() {
        stop(at: "2023-01-11 12:00")
        desk.restart(at: "2023-01-15 12:00")
        #expect(desk.raised("H-1").last == "1/city/1 unacknowledged 2023-01-15 12:00")
        #expect(desk.raised("H-1").count == 3)
        #expect(desk.recipients("H-1/1/city/1") == ["city-office", "lead-department"])
    }

    @Test("Where the calendar has a higher stage, the missed answer raises nothing")
    func answerBelowStage() {
        stop(at: "2023-01-11 12:00")
        desk.restart(at: "2023-01-18 12:00")
        #expect(desk.raised("H-1").last == "1/leader/1 schedule 2023-01-18 12:00")
        #expect(desk.raised("H-1").count == 3)
        #expect(desk.recipients("H-1/1/leader/1") == ["city-office", "lead-department", "contract-leader"])
    }

    @Test("Of several repeats one, and the next 24 hours after it")
    func repeats() {
        stop(at: "2023-01-14 12:00")
        #expect(desk.raised("H-1").last == "1/leader/2 repeat 2023-01-14 00:00")
        desk.restart(at: "2023-01-19 18:00")
        #expect(desk.raised("H-1").last == "1/leader/3 repeat 2023-01-19 18:00")
        desk.wait(until: "2023-01-20 17:59")
        #expect(desk.raised("H-1").last == "1/leader/3 repeat 2023-01-19 18:00")
        desk.wait(until: "2023-01-20 18:00")
        #expect(desk.raised("H-1").last == "1/leader/4 repeat 2023-01-20 18:00")
    }

    @Test("A verification that became overdue is raised at the present")
    func verification() {
        stop(at: "2023-01-02 10:00")
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        desk.restart(at: "2023-01-12 09:00")
        #expect(desk.raised("H-1") == ["2/verify/1 schedule 2023-01-12 09:00"])
    }

    @Test("A parked event expires at the present")
    func parked() {
        desk.publish(.rectified("H-1").id("early"), at: "2023-01-02 09:00")
        desk.restart(at: "2023-01-20 09:00")
        #expect(desk.letters == ["early unknown-hazard 2023-01-20 09:00"])
    }

    @Test("An incident's missed repeats are one")
    func incident() {
        desk.publish(.incident("SG-1", IncidentFigures(deaths: 1)), at: "2023-01-02 09:00")
        desk.restart(at: "2023-01-06 10:00")
        #expect(
            desk.raised("SG-1") == ["1/incident/1 event 2023-01-02 09:00", "1/incident/2 repeat 2023-01-06 10:00"])
    }

    @Test("What was not missed waits: a timer due at the present fires, one due later does not")
    func notMissed() {
        stop(at: "2023-01-02 10:00")
        desk.restart(at: "2023-01-08 00:00")
        #expect(desk.raised("H-1") == ["1/remind/1 schedule 2023-01-08 00:00"])
        #expect(desk.restart(at: "2023-01-10 23:59").isEmpty)
    }

    @Test("Oldest due first, and in steps as well as at once", arguments: [1, 2, 100])
    func steps(limit: Int) {
        desk.publish(.found("H-1", deadline: "2023-01-11"), at: "2023-01-02 09:00")
        desk.publish(.found("H-2", deadline: "2023-01-10"), at: "2023-01-02 09:00")
        while !desk.restart(at: "2023-01-12 12:00", limit: limit).isEmpty {}
        let raised = desk.rows.filter { $0.draft.type == "escalation" }.map(\.draft.id)
        #expect(raised == ["H-2/1/overdue/1", "H-1/1/overdue/1"])
    }

    @Test("A live node takes a timer that fires a little late at its due instant, and a missed one at the present")
    func late() {
        let desk = Desk(missedAfter: .minutes(1))
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-02 09:00")
        desk.wait(until: "2023-01-08 00:01")
        desk.wait(until: "2023-01-11 00:01:00.001")
        #expect(
            desk.raised("H-1") == [
                "1/remind/1 schedule 2023-01-08 00:00", "1/overdue/1 schedule 2023-01-11 00:01:00.001",
            ])
    }
}
