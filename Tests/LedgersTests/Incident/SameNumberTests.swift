import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6: a hazard and an incident of the same number do not disturb one another")
struct SameNumberTests {
    private let desk = Desk()

    /// X is a hazard that is overdue, and an incident that was reported late.
    init() {
        desk.publish(.found("X", deadline: "2023-01-10", of: .mill), at: "2023-01-11 09:00")
        let incident = EventDraft.incident("X", IncidentFigures(deaths: 1), occurredAt: "2023-01-11 08:00")
        desk.publish(incident.time("2023-01-11 09:30"), at: "2023-01-11 10:00")
    }

    @Test("Both are escalated, each under ids of its own")
    func both() {
        #expect(
            desk.raised("X") == [
                "1/overdue/1 schedule 2023-01-11 09:00", "1/late-report/1 event 2023-01-11 10:00",
                "1/incident/1 event 2023-01-11 10:00",
            ])
    }

    @Test(
        "What resolves the hazard's leaves the incident's open, and they repeat",
        arguments: [
            EventDraft.rectified("X"), .withdrawn("X"), .extended("X", to: "2023-02-10"),
            .amended("X", level: .general, approvedBy: "市安委办"),
        ])
    func hazardResolved(event: EventDraft) {
        desk.publish(event, at: "2023-01-11 11:00")
        #expect(desk.raised("X", .open) == ["1/late-report/1", "1/incident/1"])
        desk.wait(until: "2023-01-12 10:00")
        #expect(
            desk.raised("X").suffix(2) == [
                "1/late-report/2 repeat 2023-01-12 10:00", "1/incident/2 repeat 2023-01-12 10:00",
            ])
    }

    @Test("What resolves late-report leaves the hazard's open, and it climbs on")
    func lateReportResolved() {
        let earlier = EventDraft.incident("X", IncidentFigures(deaths: 1), occurredAt: "2023-01-11 08:00")
        desk.publish(earlier.time("2023-01-11 08:30"), at: "2023-01-11 11:00")
        #expect(desk.raised("X", .resolved) == ["1/late-report/1"])
        desk.wait(until: "2023-01-12 09:00")
        #expect(desk.raised("X").last == "1/city/1 unacknowledged 2023-01-12 09:00")
    }

    @Test("Acknowledging one stage stops nothing of another")
    func acknowledged() {
        desk.publish(.acknowledged("X/1/incident/1"), at: "2023-01-11 11:00")
        desk.wait(until: "2023-01-12 10:00")
        #expect(
            desk.raised("X").dropFirst(3) == [
                "1/city/1 unacknowledged 2023-01-12 09:00", "1/late-report/2 repeat 2023-01-12 10:00",
            ])
    }

    @Test("Acknowledging the hazard's stage stops its answer, not the incident's repeats")
    func acknowledgedHazard() {
        desk.publish(.acknowledged("X/1/overdue/1"), at: "2023-01-11 11:00")
        desk.wait(until: "2023-01-12 10:00")
        #expect(
            desk.raised("X").dropFirst(3) == [
                "1/late-report/2 repeat 2023-01-12 10:00", "1/incident/2 repeat 2023-01-12 10:00",
            ])
    }

    @Test("An incident's rounds are its own, and so are a hazard's")
    func rounds() {
        desk.publish(.extended("X", to: "2023-02-10"), at: "2023-01-11 11:00")
        let graver = EventDraft.incident("X", IncidentFigures(deaths: 3), occurredAt: "2023-01-11 08:00")
        desk.publish(graver, at: "2023-01-11 12:00")
        #expect(desk.hazard("X")?.round == 2 && desk.incident("X")?.round == 2)
        #expect(desk.raised("X", .open) == ["1/late-report/1", "1/incident/1", "2/incident/1"])
    }

    @Test("A measure of that number, too, stands in ledgers of its own")
    func measure() {
        desk.publish(.measure("X", .penalty, .executed), at: "2023-01-11 11:00")
        #expect(desk.ledgers(of: "X") == ["rectify", "supervise", "penalty", "accountability"])
        #expect(desk.entry("X", in: "rectify")?.status == .open && desk.entry("X", in: "penalty")?.status == .closed)
    }

    @Test("Parked events of the number wait for the hazard, not for the incident")
    func parked() {
        desk.publish(.rectified("Y").id("early"), at: "2023-01-11 11:00")
        desk.publish(.incident("Y", IncidentFigures(deaths: 1), occurredAt: "2023-01-11 11:00"), at: "2023-01-11 12:00")
        #expect(desk.parked == ["early"])
        desk.publish(.found("Y", .general), at: "2023-01-11 13:00")
        #expect(desk.hazard("Y")?.state == .closed && desk.raised("Y", .open) == ["1/incident/1"])
    }
}
