import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Section 4: hazard-found opens a hazard")
struct HazardFoundTests {
    private let desk = Desk()

    @Test("It is open, as the event says, from the event's own time")
    func opens() throws {
        desk.publish(
            .found("H-1", .general, deadline: "2023-01-20", of: .mill, area: "140200", sector: "商务")
                .time("2023-01-01 08:00"), at: "2023-01-02 09:00")
        let hazard = try #require(desk.hazard("H-1"))
        #expect(hazard.state == .open && hazard.level == .general && hazard.enterprise == .mill)
        #expect(hazard.area == "140200" && hazard.sector == "商务" && hazard.deadline == "2023-01-20")
        #expect(hazard.foundAt == "2023-01-01 08:00" && hazard.foundReceivedAt == "2023-01-02 09:00")
        #expect(hazard.extensions == 0 && hazard.reopened == 0)
        #expect(hazard.rectifiedAt == nil && hazard.closedAt == nil)
    }

    @Test("What people read about it is kept")
    func details() throws {
        let found = EventDraft.found("H-1").data("leadDepartment", "市应急管理局").data("fundsYuan", 3)
            .data("riskColour", "orange").data("recurrenceOf", "H-0").data("plan", "撤人")
        desk.publish(found, at: "2023-01-02 09:00")
        let details = try #require(desk.hazard("H-1")?.details)
        #expect(details.description == "瓦斯超限" && details.foundBy == .regulator && details.plan == "撤人")
        #expect(details.leadDepartment == "市应急管理局" && details.fundsYuan == 3)
        #expect(details.riskColour == .orange && details.recurrenceOf == "H-0" && details.campaign == nil)
    }

    @Test("Without a deadline: the local date of time + 30 for a major hazard, + 15 for a general one")
    func defaultDeadline() {
        // In UTC it is still 2023-01-01; what counts is the zone's date of `time`, not of receipt.
        desk.publish(.found("H-1", .major).time("2023-01-02 00:00"), at: "2023-01-03 09:00")
        desk.publish(.found("H-2", .general).time("2023-01-01 23:59:59.999"), at: "2023-01-03 09:00")
        #expect(desk.hazard("H-1")?.deadline == "2023-02-01")
        #expect(desk.hazard("H-2")?.deadline == "2023-01-16")
        #expect(desk.hazard("H-1")?.originalDeadline == "2023-02-01")
    }

    @Test("A deadline that has passed is taken as it is")
    func pastDeadline() {
        desk.publish(.found("H-1", deadline: "2022-12-01"), at: "2023-01-02 09:00")
        #expect(desk.hazard("H-1")?.deadline == "2022-12-01")
    }

    @Test("The first deadline is kept for ever")
    func originalDeadline() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-02 09:00")
        desk.publish(.extended("H-1", to: "2023-01-15"), at: "2023-01-03 09:00")
        desk.publish(.rectified("H-1"), at: "2023-01-04 09:00")
        desk.publish(.verified("H-1", .failed, newDeadline: "2023-02-01"), at: "2023-01-05 09:00")
        #expect(desk.hazard("H-1")?.deadline == "2023-02-01")
        #expect(desk.hazard("H-1")?.originalDeadline == "2023-01-10")
    }

    @Test("A number that is known already is refused, whatever has become of the hazard")
    func known() {
        for (number, ending) in [("H-1", nil), ("H-2", EventDraft.rectified("H-2")), ("H-3", .withdrawn("H-3"))] {
            desk.publish(.found(number, .general), at: "2023-01-02 09:00")
            if let ending { desk.publish(ending, at: "2023-01-03 09:00") }
            let before = desk.hazard(number)
            #expect(desk.publish(.found(number, .major), at: "2023-01-04 09:00").verdict == "422 hazard-exists")
            #expect(desk.hazard(number) == before)
        }
    }

    @Test("Numbers are told apart by every character")
    func numbers() {
        desk.publish(.found("H-1", .general), at: "2023-01-02 09:00")
        #expect(desk.publish(.found("h-1", .general), at: "2023-01-02 09:00").verdict == "200")
        #expect(desk.publish(.found("H-10", .general), at: "2023-01-02 09:00").verdict == "200")
    }
}
