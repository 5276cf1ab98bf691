import DubanTestKit
import Ledgers
import Testing

@Suite("Section 5: an event that comes before the one it depends on waits for it")
struct EarlyEventTests {
    private let desk = Desk()
    private let receipt: Instant = "2023-01-05 09:00"

    @Test(
        "Whatever is said of a hazard that is not known waits",
        arguments: [
            EventDraft.rectified("H-1"), .verified("H-1", .passed), .verified("H-1", .failed),
            .extended("H-1", to: "2023-02-01"), .amended("H-1", level: .major), .withdrawn("H-1"),
        ])
    func unknownHazard(event: EventDraft) {
        #expect(desk.publish(event.id("early"), at: receipt).verdict == "202")
        #expect(desk.parked == ["early"] && desk.hazard("H-1") == nil)
    }

    @Test("When the hazard is found, what waits for it is taken up in order of time")
    func byTime() {
        desk.publish(.verified("H-1", .passed).time("2023-01-04 12:00"), at: receipt)
        desk.publish(.rectified("H-1").time("2023-01-04 11:00"), at: receipt)
        desk.publish(.extended("H-1", to: "2023-02-01").time("2023-01-04 10:00"), at: receipt)
        #expect(desk.publish(.found("H-1", deadline: "2023-01-20"), at: receipt).verdict == "200")
        #expect(desk.hazard("H-1")?.state == .closed && desk.hazard("H-1")?.extensions == 1)
        #expect(desk.hazard("H-1")?.closedAt == "2023-01-04 12:00")
        #expect(desk.parked.isEmpty && desk.letters.isEmpty)
    }

    @Test("At equal time a verified comes last")
    func verifiedLast() {
        desk.publish(.verified("H-1", .passed).time("2023-01-04 11:00"), at: receipt)
        desk.publish(.rectified("H-1").time("2023-01-04 11:00"), at: receipt)
        desk.publish(.found("H-1"), at: receipt)
        #expect(desk.hazard("H-1")?.state == .closed && desk.parked.isEmpty)
    }

    @Test("At equal time the others come in the order of the log")
    func logOrder() {
        desk.publish(.extended("H-1", to: "2023-03-01").time("2023-01-04 11:00"), at: receipt)
        desk.publish(.extended("H-1", to: "2023-02-01").time("2023-01-04 11:00"), at: receipt)
        desk.publish(.found("H-1", deadline: "2023-01-20"), at: receipt)
        #expect(desk.hazard("H-1")?.deadline == "2023-03-01" && desk.hazard("H-1")?.extensions == 1)
        #expect(desk.letters == ["e-2 deadline-not-later 2023-01-05 09:00"])
    }

    @Test("There is one pass: what was passed over goes on waiting for the next one")
    func onePass() {
        desk.publish(.verified("H-1", .passed).id("early").time("2023-01-04 10:55"), at: receipt)
        desk.publish(.rectified("H-1").time("2023-01-04 11:00"), at: receipt)
        desk.publish(.found("H-1"), at: receipt)
        #expect(desk.hazard("H-1")?.state == .rectified && desk.parked == ["early"])
        // A rectified that changes nothing is folded all the same, and starts the next pass.
        desk.publish(.rectified("H-1"), at: "2023-01-06 09:00")
        #expect(desk.hazard("H-1")?.state == .closed && desk.parked.isEmpty)
        #expect(desk.hazard("H-1")?.closedAt == "2023-01-04 10:55")
    }

    @Test("A rectified takes up the verified that came before it")
    func rectified() {
        desk.publish(.found("H-1"), at: receipt)
        desk.publish(.verified("H-1", .passed).time("2023-01-05 11:00"), at: "2023-01-05 11:00")
        desk.publish(.rectified("H-1").time("2023-01-05 10:30"), at: "2023-01-05 12:00")
        #expect(desk.hazard("H-1")?.state == .closed && desk.hazard("H-1")?.closedAt == "2023-01-05 11:00")
    }

    @Test("One that speaks of an earlier rectification is not taken up by a later one")
    func earlierRectification() {
        desk.publish(.found("H-1"), at: receipt)
        desk.publish(.verified("H-1", .passed).id("early"), at: "2023-01-05 11:00")
        desk.publish(.rectified("H-1"), at: "2023-01-05 12:00")
        #expect(desk.hazard("H-1")?.state == .rectified && desk.parked == ["early"])
    }

    @Test("Events other than hazard-found and rectified take up nothing, though it could be folded by now")
    func others() {
        desk.publish(.verified("H-1", .failed).id("early").time("2023-01-04 10:55"), at: receipt)
        desk.publish(.rectified("H-1").time("2023-01-04 11:00"), at: receipt)
        desk.publish(.found("H-1"), at: receipt)
        #expect(desk.hazard("H-1")?.state == .rectified && desk.parked == ["early"])
        desk.publish(.amended("H-1", area: "211100"), at: "2023-01-05 10:00")
        desk.publish(.verified("H-1", .passed), at: "2023-01-05 11:00")
        #expect(desk.hazard("H-1")?.state == .closed && desk.parked == ["early"])
        desk.publish(.verified("H-1", .failed), at: "2023-01-05 12:00")
        desk.publish(.extended("H-1", to: "2023-03-01"), at: "2023-01-05 13:00")
        #expect(desk.hazard("H-1")?.reopened == 1 && desk.parked == ["early"])
    }

    @Test("A hazard that is found takes up nothing that waits for another one")
    func otherHazards() {
        desk.publish(.rectified("H-1").id("first"), at: receipt)
        desk.publish(.rectified("H-2").id("second"), at: receipt)
        desk.publish(.found("H-2", .general), at: receipt)
        #expect(desk.parked == ["first"] && desk.hazard("H-2")?.state == .closed)
    }

    @Test("One that is refused now becomes a dead letter with its code, dated now")
    func refused() {
        desk.publish(.withdrawn("H-1", approvedBy: nil).id("early"), at: receipt)
        desk.publish(.found("H-1"), at: "2023-01-06 10:00")
        #expect(desk.letters == ["early approval-required 2023-01-06 10:00"])
        #expect(desk.parked.isEmpty && desk.hazard("H-1")?.state == .open)
    }

    @Test("It is folded as if received now: by the date of now, into ledgers dated by its own time")
    func asIfReceivedNow() {
        desk.publish(.rectified("H-1").time("2023-01-05 07:00"), at: receipt)
        desk.publish(.verified("H-1", .failed).time("2023-01-05 08:00"), at: receipt)
        desk.publish(.found("H-1", deadline: "2023-01-08").time("2023-01-05 06:00"), at: "2023-01-09 10:00")
        #expect(desk.hazard("H-1")?.reopened == 1)
        #expect(desk.hazard("H-1")?.deadline == "2023-01-16")
        desk.publish(.rectified("H-1").time("2023-01-09 11:00"), at: "2023-01-09 11:00")
        #expect(desk.hazard("H-1")?.rectifiedAt == "2023-01-09 11:00")
    }

    @Test("A retry while it waits is answered 202, and it waits once")
    func retry() {
        let early = EventDraft.rectified("H-1").id("early").time(receipt)
        desk.publish(early, at: receipt)
        #expect(desk.publish(early, at: "2023-01-05 10:00").verdict == "202")
        #expect(desk.parked == ["early"])
    }
}
