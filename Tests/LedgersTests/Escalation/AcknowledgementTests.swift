import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6: 签收")
struct AcknowledgementTests {
    private let desk = Desk()
    private let id = "H-1/1/overdue/1"

    init() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-11 09:00")
    }

    @Test("Open becomes acknowledged, by whom and at the event's time")
    func first() {
        let event = EventDraft.acknowledged(id, by: "张某").time("2023-01-11 09:30")
        #expect(desk.publish(event, at: "2023-01-11 10:00").verdict == "200")
        #expect(desk.escalation(id)?.status == .acknowledged)
        #expect(desk.escalation(id)?.acknowledgedBy == "张某")
        #expect(desk.escalation(id)?.acknowledgedAt == "2023-01-11 09:30")
        #expect(desk.escalation(id)?.resolvedAt == nil)
    }

    @Test("The first one received wins; further ones are accepted and change nothing")
    func further() {
        desk.publish(.acknowledged(id, by: "张某"), at: "2023-01-11 10:00")
        let second = EventDraft.acknowledged(id, by: "李某").time("2023-01-11 09:30")
        #expect(desk.publish(second, at: "2023-01-11 11:00").verdict == "200")
        #expect(desk.escalation(id)?.acknowledgedBy == "张某")
        #expect(desk.escalation(id)?.acknowledgedAt == "2023-01-11 10:00")
    }

    @Test("For a resolved one it is accepted and changes nothing")
    func resolved() {
        desk.publish(.withdrawn("H-1"), at: "2023-01-11 10:00")
        let before = desk.escalation(id)
        #expect(desk.publish(.acknowledged(id), at: "2023-01-11 11:00").verdict == "200")
        #expect(desk.escalation(id) == before && before?.status == .resolved)
    }

    @Test("The hazard stays what it is: 签收不等于整改")
    func hazard() {
        let before = desk.hazard("H-1")
        desk.publish(.acknowledged(id), at: "2023-01-11 10:00")
        #expect(desk.hazard("H-1") == before)
    }

    @Test("An incident's escalation is acknowledged in the same way")
    func incident() {
        desk.publish(.incident("SG-1", IncidentFigures(deaths: 1)), at: "2023-01-11 10:00")
        desk.publish(.acknowledged("SG-1/1/incident/1", by: "张某"), at: "2023-01-11 11:00")
        #expect(desk.escalation("SG-1/1/incident/1")?.acknowledgedBy == "张某")
        #expect(desk.raised("SG-1", .open) == ["1/late-report/1", "1/open-hazard/1"])
    }
}
