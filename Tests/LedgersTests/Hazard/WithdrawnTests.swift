import DubanTestKit
import Ledgers
import Testing

@Suite("Section 4: withdrawn (误报撤销)")
struct WithdrawnTests {
    private let desk = Desk()

    init() {
        desk.publish(.found("MAJOR", .major, deadline: "2023-01-20"), at: "2023-01-02 09:00")
        desk.publish(.found("GENERAL", .general, deadline: "2023-01-20"), at: "2023-01-02 09:00")
    }

    @Test("An open hazard is withdrawn, closedAt is the event's time")
    func open() {
        desk.publish(.withdrawn("MAJOR").time("2023-01-03 08:00"), at: "2023-01-03 09:00")
        #expect(desk.hazard("MAJOR")?.state == .withdrawn)
        #expect(desk.hazard("MAJOR")?.closedAt == "2023-01-03 08:00")
    }

    @Test("A rectified one too, and it keeps its rectifiedAt")
    func rectified() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        desk.publish(.withdrawn("MAJOR"), at: "2023-01-04 09:00")
        #expect(desk.hazard("MAJOR")?.state == .withdrawn)
        #expect(desk.hazard("MAJOR")?.rectifiedAt == "2023-01-03 09:00")
    }

    @Test("A major hazard needs approval, a general one does not")
    func approval() {
        let (major, general) = (
            EventDraft.withdrawn("MAJOR", approvedBy: nil), EventDraft.withdrawn("GENERAL", approvedBy: nil)
        )
        #expect(desk.publish(major, at: "2023-01-03 09:00").verdict == "422 approval-required")
        #expect(desk.hazard("MAJOR")?.state == .open)
        #expect(desk.publish(general, at: "2023-01-03 09:00").verdict == "200")
        #expect(desk.hazard("GENERAL")?.state == .withdrawn)
    }

    @Test("A closed hazard can't be withdrawn, approved or not")
    func closed() {
        desk.publish(.rectified("GENERAL"), at: "2023-01-03 09:00")
        #expect(desk.publish(.withdrawn("GENERAL"), at: "2023-01-04 09:00").verdict == "422 hazard-closed")
    }

    @Test(
        "Nothing more is taken for a withdrawn hazard",
        arguments: [
            EventDraft.rectified("MAJOR"), .verified("MAJOR", .passed), .verified("MAJOR", .failed),
            .extended("MAJOR", to: "2023-03-01"), .amended("MAJOR", area: "211100"), .withdrawn("MAJOR"),
            .withdrawn("MAJOR", approvedBy: nil), .amended("MAJOR", level: .general),
        ])
    func ended(event: EventDraft) {
        desk.publish(.withdrawn("MAJOR"), at: "2023-01-03 09:00")
        let before = desk.hazard("MAJOR")
        #expect(desk.publish(event, at: "2023-01-04 09:00").verdict == "422 hazard-withdrawn")
        #expect(desk.hazard("MAJOR") == before)
    }
}
