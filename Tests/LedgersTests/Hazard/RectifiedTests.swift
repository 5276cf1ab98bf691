import DubanTestKit
import Ledgers
import Testing

@Suite("Section 4: rectified")
struct RectifiedTests {
    private let desk = Desk()

    init() {
        desk.publish(.found("MAJOR", .major, deadline: "2023-01-20"), at: "2023-01-02 09:00")
        desk.publish(.found("GENERAL", .general, deadline: "2023-01-20"), at: "2023-01-02 09:00")
    }

    @Test("A major hazard waits for verification")
    func major() {
        #expect(desk.publish(.rectified("MAJOR").time("2023-01-03 08:00"), at: "2023-01-03 09:00").verdict == "200")
        #expect(desk.hazard("MAJOR")?.state == .rectified)
        #expect(desk.hazard("MAJOR")?.rectifiedAt == "2023-01-03 08:00")
        #expect(desk.hazard("MAJOR")?.closedAt == nil)
    }

    @Test("A general one is closed at once, at the event's time")
    func general() {
        desk.publish(.rectified("GENERAL").time("2023-01-03 08:00"), at: "2023-01-03 09:00")
        #expect(desk.hazard("GENERAL")?.state == .closed)
        #expect(desk.hazard("GENERAL")?.rectifiedAt == "2023-01-03 08:00")
        #expect(desk.hazard("GENERAL")?.closedAt == "2023-01-03 08:00")
        #expect(desk.hazard("GENERAL")?.closedReceivedAt == "2023-01-03 09:00")
    }

    @Test("rectifiedAt is the data's, where it is given; closedAt is still the event's time")
    func rectifiedAt() {
        let done: Instant = "2023-01-02 20:00"
        desk.publish(.rectified("MAJOR", rectifiedAt: done), at: "2023-01-03 09:00")
        desk.publish(.rectified("GENERAL", rectifiedAt: done), at: "2023-01-03 09:00")
        #expect(desk.hazard("MAJOR")?.rectifiedAt == done)
        #expect(desk.hazard("GENERAL")?.rectifiedAt == done)
        #expect(desk.hazard("GENERAL")?.closedAt == "2023-01-03 09:00")
    }

    @Test("On a rectified hazard it is accepted and changes nothing")
    func again() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        let (before, raised) = (desk.hazard("MAJOR"), desk.timers(of: "MAJOR"))
        #expect(desk.publish(.rectified("MAJOR"), at: "2023-01-04 09:00").verdict == "200")
        #expect(desk.hazard("MAJOR") == before)
        #expect(desk.timers(of: "MAJOR") == raised)
    }

    @Test("One that changed nothing is no rectification that a verified could be earlier than")
    func againIsNotEffective() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        desk.publish(.rectified("MAJOR"), at: "2023-01-04 09:00")
        let verified = EventDraft.verified("MAJOR", .passed).time("2023-01-03 10:00")
        #expect(desk.publish(verified, at: "2023-01-04 10:00").verdict == "200")
        #expect(desk.hazard("MAJOR")?.state == .closed)
    }

    @Test("On a closed or withdrawn hazard it is refused")
    func ended() {
        desk.publish(.rectified("GENERAL"), at: "2023-01-03 09:00")
        desk.publish(.withdrawn("MAJOR"), at: "2023-01-03 09:00")
        #expect(desk.publish(.rectified("GENERAL"), at: "2023-01-04 09:00").verdict == "422 hazard-closed")
        #expect(desk.publish(.rectified("MAJOR"), at: "2023-01-04 09:00").verdict == "422 hazard-withdrawn")
    }

    @Test("After a failed verification it counts again")
    func reopened() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        desk.publish(.verified("MAJOR", .failed), at: "2023-01-04 09:00")
        desk.publish(.rectified("MAJOR"), at: "2023-01-05 09:00")
        #expect(desk.hazard("MAJOR")?.state == .rectified)
        #expect(desk.hazard("MAJOR")?.rectifiedAt == "2023-01-05 09:00")
    }
}
