import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6, incidents: 迟报")
struct LatenessTests {
    private let desk = Desk()
    private let occurred: Instant = "2023-01-02 08:00"

    /// A report of SG-1 made so long after the incident.
    private func report(after span: Span, receivedAt receipt: Instant = "2023-01-03 12:00") {
        desk.publish(.incident("SG-1", occurredAt: occurred).time(occurred + span), at: receipt)
    }

    @Test("60:00 after the incident is in time, 60:00.001 is late by 60 whole minutes")
    func threshold() {
        report(after: .minutes(60))
        #expect(desk.incident("SG-1")?.late == false && desk.raised("SG-1").isEmpty)
        desk.publish(.incident("SG-2", occurredAt: occurred).time("2023-01-02 09:00:00.001"), at: "2023-01-03 12:00")
        #expect(desk.incident("SG-2")?.late == true && desk.incident("SG-2")?.lateMinutes == 60)
    }

    @Test("Late minutes are rounded down")
    func wholeMinutes() {
        report(after: .minutes(120) - .milliseconds(1))
        #expect(desk.incident("SG-1")?.lateMinutes == 119)
    }

    @Test("It is escalated to the city office")
    func escalated() {
        report(after: .minutes(61))
        #expect(desk.raised("SG-1") == ["1/late-report/1 event 2023-01-03 12:00"])
        #expect(desk.recipients("SG-1/1/late-report/1") == ["city-office"])
    }

    @Test("What counts is the report's time, not its receipt")
    func timeCounts() {
        report(after: .minutes(59), receivedAt: "2023-01-09 12:00")
        #expect(desk.incident("SG-1")?.late == false && desk.incident("SG-1")?.lateMinutes == 0)
    }

    @Test("A still earlier report that was in time: no longer late, late-report is resolved at its receipt")
    func noLongerLate() {
        report(after: .minutes(90))
        report(after: .minutes(60), receivedAt: "2023-01-03 13:00")
        #expect(desk.incident("SG-1")?.late == false && desk.incident("SG-1")?.lateMinutes == 0)
        #expect(desk.escalation("SG-1/1/late-report/1")?.resolvedAt == "2023-01-03 13:00")
        desk.wait(until: "2023-01-09 12:00")
        #expect(desk.raised("SG-1").count == 1)
    }

    @Test("A still earlier report that was late as well replaces the minutes")
    func stillLate() {
        report(after: .minutes(90))
        report(after: .minutes(75))
        #expect(desk.incident("SG-1")?.late == true && desk.incident("SG-1")?.lateMinutes == 75)
        #expect(desk.raised("SG-1", .open) == ["1/late-report/1"])
    }

    @Test("Only a report earlier than all others decides")
    func earliest() {
        report(after: .minutes(90))
        report(after: .minutes(70))
        report(after: .minutes(80))
        report(after: .minutes(200))
        #expect(desk.incident("SG-1")?.lateMinutes == 70 && desk.incident("SG-1")?.reports == 4)
        report(after: .minutes(50))
        #expect(desk.incident("SG-1")?.late == false)
    }

    @Test("One of the same time is no earlier one, whatever it says of the incident")
    func sameTime() {
        report(after: .minutes(90))
        let other = EventDraft.incident("SG-1", occurredAt: "2023-01-02 09:00").time(occurred + .minutes(90))
        desk.publish(other, at: "2023-01-03 13:00")
        #expect(desk.incident("SG-1")?.late == true && desk.incident("SG-1")?.lateMinutes == 90)
    }

    @Test("An incident not found late at first never becomes late")
    func neverBecomesLate() {
        report(after: .minutes(30))
        let earlier = EventDraft.incident("SG-1", occurredAt: "2023-01-02 05:00").time("2023-01-02 08:29")
        desk.publish(earlier, at: "2023-01-03 13:00")
        report(after: .minutes(600))
        #expect(desk.incident("SG-1")?.late == false && desk.raised("SG-1").isEmpty)
    }

    @Test("Once an earlier report has cleared it, it stays so")
    func staysCleared() {
        report(after: .minutes(90))
        report(after: .minutes(60))
        let earlier = EventDraft.incident("SG-1", occurredAt: "2023-01-02 05:00").time("2023-01-02 08:29")
        desk.publish(earlier, at: "2023-01-03 13:00")
        #expect(desk.incident("SG-1")?.late == false && desk.incident("SG-1")?.lateMinutes == 0)
    }

    @Test("Resolving late-report leaves the incident's other escalations alone")
    func others() {
        let fatal = EventDraft.incident("SG-1", IncidentFigures(deaths: 1), occurredAt: occurred)
        desk.publish(fatal.time("2023-01-02 10:00"), at: "2023-01-02 10:00")
        desk.publish(fatal.time("2023-01-02 08:30"), at: "2023-01-02 11:00")
        #expect(desk.raised("SG-1", .open) == ["1/incident/1"])
        #expect(desk.raised("SG-1", .resolved) == ["1/late-report/1"])
    }

    @Test("One that was acknowledged is resolved too")
    func acknowledged() {
        report(after: .minutes(90))
        desk.publish(.acknowledged("SG-1/1/late-report/1"), at: "2023-01-03 12:30")
        report(after: .minutes(60), receivedAt: "2023-01-03 13:00")
        #expect(desk.escalation("SG-1/1/late-report/1")?.status == .resolved)
    }
}

extension Span {
    fileprivate static func milliseconds(_ count: Int64) -> Span { Span(milliseconds: count) }

    fileprivate static func - (left: Span, right: Span) -> Span {
        Span(milliseconds: left.milliseconds - right.milliseconds)
    }
}
