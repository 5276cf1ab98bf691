import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Section 4: amended")
struct AmendedTests {
    private let desk = Desk()

    init() {
        desk.publish(.found("MAJOR", .major, deadline: "2023-01-20"), at: "2023-01-02 09:00")
        desk.publish(.found("GENERAL", .general, deadline: "2023-01-20"), at: "2023-01-02 09:00")
    }

    @Test("The fields that are given replace the hazard's; the others stay")
    func fields() throws {
        let amended = EventDraft.amended("MAJOR", of: .works, area: "211100", sector: "危险化学品")
            .data("description", "改述").data("responsibleUnit", "储运部").data("responsiblePerson", "陈某")
        desk.publish(amended, at: "2023-01-03 09:00")
        desk.publish(.amended("MAJOR").data("leadDepartment", "市局"), at: "2023-01-04 09:00")
        let hazard = try #require(desk.hazard("MAJOR"))
        #expect(hazard.enterprise == .works && hazard.area == "211100" && hazard.sector == "危险化学品")
        #expect(hazard.details.description == "改述" && hazard.details.responsibleUnit == "储运部")
        #expect(hazard.details.responsiblePerson == "陈某" && hazard.details.leadDepartment == "市局")
        #expect(hazard.level == .major && hazard.deadline == "2023-01-20" && hazard.state == .open)
    }

    @Test("An enterprise is replaced as a whole")
    func enterprise() {
        desk.publish(.amended("MAJOR", of: .mill), at: "2023-01-03 09:00")
        #expect(desk.hazard("MAJOR")?.enterprise.uscc == nil)
    }

    @Test("A rectified hazard can be amended, a closed or withdrawn one can't")
    func states() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        #expect(desk.publish(.amended("MAJOR", area: "211100"), at: "2023-01-04 09:00").verdict == "200")
        #expect(desk.hazard("MAJOR")?.area == "211100" && desk.hazard("MAJOR")?.state == .rectified)
        desk.publish(.withdrawn("MAJOR"), at: "2023-01-05 09:00")
        desk.publish(.rectified("GENERAL"), at: "2023-01-05 09:00")
        let (closed, withdrawn) = (EventDraft.amended("GENERAL", area: "1"), EventDraft.amended("MAJOR", area: "1"))
        #expect(desk.publish(closed.data("area", "211100"), at: "2023-01-06 09:00").verdict == "422 hazard-closed")
        #expect(
            desk.publish(withdrawn.data("area", "211100"), at: "2023-01-06 09:00").verdict == "422 hazard-withdrawn")
    }

    @Test("From major to general only with approval, open or rectified")
    func down() {
        let (plain, approved) = (
            EventDraft.amended("MAJOR", level: .general, area: "211100"),
            EventDraft.amended("MAJOR", level: .general, approvedBy: "市安委办")
        )
        #expect(desk.publish(plain, at: "2023-01-03 09:00").verdict == "422 approval-required")
        #expect(desk.hazard("MAJOR")?.area == "140403")
        desk.publish(.rectified("MAJOR"), at: "2023-01-04 09:00")
        #expect(desk.publish(plain, at: "2023-01-05 09:00").verdict == "422 approval-required")
        #expect(desk.publish(approved, at: "2023-01-06 09:00").verdict == "200")
        #expect(desk.hazard("MAJOR")?.level == .general)
    }

    @Test("No approval is needed for a level that stays, nor for one that rises")
    func noApproval() {
        #expect(desk.publish(.amended("MAJOR", level: .major), at: "2023-01-03 09:00").verdict == "200")
        #expect(desk.publish(.amended("GENERAL", level: .general), at: "2023-01-03 09:00").verdict == "200")
        #expect(desk.publish(.amended("GENERAL", level: .major), at: "2023-01-03 09:00").verdict == "200")
    }

    @Test("Raised to major while open, a deadline before the local date of receipt becomes that date + 7")
    func upPastDeadline() {
        desk.publish(.found("OTHER", .general, deadline: "2023-01-20"), at: "2023-01-02 09:00")
        desk.publish(.amended("GENERAL", level: .major), at: "2023-01-20 23:59:59.999")
        desk.publish(.amended("OTHER", level: .major).time("2023-01-19 09:00"), at: "2023-01-21 00:00")
        #expect(desk.hazard("GENERAL")?.deadline == "2023-01-20")
        #expect(desk.hazard("OTHER")?.deadline == "2023-01-28")
        #expect(desk.hazard("OTHER")?.originalDeadline == "2023-01-20" && desk.hazard("OTHER")?.extensions == 0)
    }

    @Test("Another amendment leaves a deadline that has passed alone")
    func deadlineStays() {
        desk.publish(.amended("MAJOR", level: .major, area: "211100"), at: "2023-02-01 09:00")
        desk.publish(.amended("GENERAL", level: .general), at: "2023-02-01 09:00")
        #expect(desk.hazard("MAJOR")?.deadline == "2023-01-20")
        #expect(desk.hazard("GENERAL")?.deadline == "2023-01-20")
    }

    @Test("Raised to major while rectified, the deadline stays")
    func upWhileRectified() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        desk.publish(.amended("MAJOR", level: .general, approvedBy: "市安委办"), at: "2023-01-04 09:00")
        desk.publish(.amended("MAJOR", level: .major), at: "2023-02-01 09:00")
        #expect(desk.hazard("MAJOR")?.level == .major && desk.hazard("MAJOR")?.deadline == "2023-01-20")
    }
}
