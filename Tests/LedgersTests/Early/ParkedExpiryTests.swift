import DubanTestKit
import Ledgers
import Testing

@Suite("Section 5: after 7 days parked an event becomes a dead letter")
struct ParkedExpiryTests {
    private let desk = Desk()
    private let receipt: Instant = "2023-01-02 09:00"
    private let expiry: Instant = "2023-01-09 09:00"

    @Test("Where the hazard is not known: unknown-hazard")
    func unknownHazard() {
        desk.publish(.rectified("H-1").id("early").time("2023-01-01 09:00"), at: receipt)
        desk.wait(until: expiry - Span(milliseconds: 1))
        #expect(desk.parked == ["early"] && desk.letters.isEmpty)
        desk.wait(until: expiry)
        #expect(desk.parked.isEmpty && desk.letters == ["early unknown-hazard 2023-01-09 09:00"])
    }

    @Test("Where it is known: not-rectified")
    func notRectified() {
        desk.publish(.found("H-1"), at: receipt)
        desk.publish(.verified("H-1", .passed).id("early"), at: receipt)
        desk.wait(until: expiry)
        #expect(desk.letters == ["early not-rectified 2023-01-09 09:00"])
        #expect(desk.hazard("H-1")?.state == .open)
    }

    @Test("Where it became known meanwhile, too")
    func knownMeanwhile() {
        desk.publish(.verified("H-1", .passed).id("early"), at: receipt)
        desk.publish(.found("H-1"), at: "2023-01-03 09:00")
        desk.wait(until: expiry)
        #expect(desk.letters == ["early not-rectified 2023-01-09 09:00"])
    }

    @Test("Found at that very instant it comes too late, a millisecond before it does not")
    func atTheInstant() {
        desk.publish(.rectified("H-1").id("first"), at: receipt)
        desk.publish(.rectified("H-2").id("second"), at: receipt)
        desk.publish(.found("H-1", .general), at: expiry - Span(milliseconds: 1))
        desk.publish(.found("H-2", .general), at: expiry)
        #expect(desk.hazard("H-1")?.state == .closed && desk.hazard("H-2")?.state == .open)
        #expect(desk.letters == ["second unknown-hazard 2023-01-09 09:00"])
    }

    @Test("It waits no longer for having been passed over")
    func passedOver() {
        desk.publish(.found("H-1"), at: receipt)
        desk.publish(.verified("H-1", .passed).id("early"), at: receipt)
        desk.publish(.rectified("H-1"), at: "2023-01-08 09:00")
        #expect(desk.parked == ["early"])
        desk.wait(until: expiry)
        #expect(desk.letters == ["early not-rectified 2023-01-09 09:00"])
    }

    @Test("One that was taken up does not expire")
    func takenUp() {
        desk.publish(.rectified("H-1"), at: receipt)
        desk.publish(.found("H-1", .general), at: "2023-01-03 09:00")
        #expect(desk.timers(of: "H-1").isEmpty)
        desk.wait(until: "2023-02-01 09:00")
        #expect(desk.letters.isEmpty)
    }

    @Test("Closing or withdrawing the hazard does not end the wait")
    func ended() {
        desk.publish(.found("H-1"), at: receipt)
        desk.publish(.verified("H-1", .passed).id("early"), at: receipt)
        desk.publish(.withdrawn("H-1"), at: "2023-01-03 09:00")
        #expect(desk.parked == ["early"])
        desk.wait(until: expiry)
        #expect(desk.letters == ["early not-rectified 2023-01-09 09:00"])
    }

    @Test("Each waits 7 days from its own receipt, and they expire in that order")
    func order() {
        desk.publish(.rectified("H-1").id("first"), at: receipt)
        desk.publish(.extended("H-1", to: "2023-03-01").id("second"), at: "2023-01-02 10:00")
        desk.wait(until: "2023-01-09 10:00")
        #expect(desk.letters == ["first unknown-hazard 2023-01-09 09:00", "second unknown-hazard 2023-01-09 10:00"])
    }

    @Test("How long it waits is the policy's")
    func policy() {
        let desk = Desk { $0.events.parkedFor = .hours(1) }
        desk.publish(.rectified("H-1"), at: receipt)
        desk.wait(until: "2023-01-02 10:00")
        #expect(desk.letters == ["e-1 unknown-hazard 2023-01-02 10:00"])
    }
}
