import DubanTestKit
import Ledgers
import Testing

@Suite("Section 4: verified")
struct VerifiedTests {
    private let desk = Desk()

    init() {
        desk.publish(.found("MAJOR", .major, deadline: "2023-01-10"), at: "2023-01-02 09:00")
        desk.publish(.found("GENERAL", .general, deadline: "2023-01-10"), at: "2023-01-02 09:00")
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        desk.publish(.rectified("GENERAL"), at: "2023-01-03 09:00")
    }

    @Test("Passed on a rectified hazard closes it (销号) at the event's time")
    func passed() {
        desk.publish(.verified("MAJOR", .passed).time("2023-01-04 08:00"), at: "2023-01-04 09:00")
        #expect(desk.hazard("MAJOR")?.state == .closed)
        #expect(desk.hazard("MAJOR")?.closedAt == "2023-01-04 08:00")
        #expect(desk.hazard("MAJOR")?.closedReceivedAt == "2023-01-04 09:00")
        #expect(desk.hazard("MAJOR")?.rectifiedAt == "2023-01-03 09:00")
    }

    @Test("Passed on a closed hazard is accepted and changes nothing")
    func passedAgain() {
        let before = desk.hazard("GENERAL")
        #expect(desk.publish(.verified("GENERAL", .passed), at: "2023-01-04 09:00").verdict == "200")
        #expect(desk.hazard("GENERAL") == before)
    }

    @Test("Failed on a rectified hazard, or on a closed one (回头看), opens it again", arguments: ["MAJOR", "GENERAL"])
    func failed(number: String) {
        desk.publish(.verified(number, .failed), at: "2023-01-04 09:00")
        #expect(desk.hazard(number)?.state == .open)
        #expect(desk.hazard(number)?.reopened == 1)
        #expect(desk.hazard(number)?.rectifiedAt == nil && desk.hazard(number)?.closedAt == nil)
        #expect(desk.hazard(number)?.closedReceivedAt == nil)
        #expect(desk.hazard(number)?.deadline == "2023-01-10")
    }

    @Test("Failed on a major hazard that was closed opens it again")
    func failedLater() {
        desk.publish(.verified("MAJOR", .passed), at: "2023-01-04 09:00")
        desk.publish(.verified("MAJOR", .failed), at: "2023-01-05 09:00")
        #expect(desk.hazard("MAJOR")?.state == .open)
        desk.publish(.rectified("MAJOR"), at: "2023-01-06 09:00")
        desk.publish(.verified("MAJOR", .failed), at: "2023-01-07 09:00")
        #expect(desk.hazard("MAJOR")?.reopened == 2)
    }

    @Test("A new deadline is taken where it is given, be it earlier than the present one")
    func newDeadline() {
        desk.publish(.verified("MAJOR", .failed, newDeadline: "2023-01-06"), at: "2023-01-04 09:00")
        desk.publish(.verified("GENERAL", .failed, newDeadline: "2022-12-01"), at: "2023-02-04 09:00")
        #expect(desk.hazard("MAJOR")?.deadline == "2023-01-06")
        #expect(desk.hazard("GENERAL")?.deadline == "2022-12-01")
    }

    @Test("Without one, a deadline before the local date of receipt becomes that date + 7")
    func renewedDeadline() {
        // What counts is receipt, not time: on the deadline's own date it stays.
        desk.publish(.verified("MAJOR", .failed), at: "2023-01-10 23:59:59.999")
        desk.publish(.verified("GENERAL", .failed).time("2023-01-09 09:00"), at: "2023-01-11 00:00")
        #expect(desk.hazard("MAJOR")?.deadline == "2023-01-10")
        #expect(desk.hazard("GENERAL")?.deadline == "2023-01-18")
    }

    @Test("On a withdrawn hazard it is refused, whatever its time", arguments: [Verified.Result.passed, .failed])
    func withdrawn(result: Verified.Result) {
        desk.publish(.withdrawn("MAJOR"), at: "2023-01-04 09:00")
        let early = EventDraft.verified("MAJOR", result).time("2023-01-02 10:00")
        #expect(desk.publish(.verified("MAJOR", result), at: "2023-01-05 09:00").verdict == "422 hazard-withdrawn")
        #expect(desk.publish(early, at: "2023-01-05 09:00").verdict == "422 hazard-withdrawn")
    }

    @Test("On an open hazard it waits", arguments: [Verified.Result.passed, .failed])
    func open(result: Verified.Result) {
        desk.publish(.verified("MAJOR", .failed), at: "2023-01-04 09:00")
        #expect(desk.publish(.verified("MAJOR", result), at: "2023-01-05 09:00").verdict == "202")
        #expect(desk.hazard("MAJOR")?.state == .open && desk.hazard("MAJOR")?.reopened == 1)
    }

    @Test("Up to 10 minutes before the latest rectification it counts; further before, it speaks of an earlier one")
    func skew() {
        let tooEarly = EventDraft.verified("MAJOR", .passed).time("2023-01-03 08:49:59.999")
        #expect(desk.publish(tooEarly, at: "2023-01-03 09:05").verdict == "202")
        #expect(desk.hazard("MAJOR")?.state == .rectified)
        let early = EventDraft.verified("MAJOR", .passed).time("2023-01-03 08:50")
        #expect(desk.publish(early, at: "2023-01-03 09:05").verdict == "200")
        #expect(desk.hazard("MAJOR")?.state == .closed)
    }

    @Test("It is the rectified event's time that counts, not its rectifiedAt")
    func skewCountsFromTime() {
        desk.publish(.verified("MAJOR", .failed), at: "2023-01-04 09:00")
        desk.publish(.rectified("MAJOR", rectifiedAt: "2023-01-05 06:00"), at: "2023-01-05 09:00")
        let verified = EventDraft.verified("MAJOR", .passed).time("2023-01-05 07:00")
        #expect(desk.publish(verified, at: "2023-01-05 10:00").verdict == "202")
    }

    @Test("On a closed hazard, too, one that speaks of an earlier rectification waits")
    func skewOnClosed() {
        let early = EventDraft.verified("GENERAL", .failed).time("2023-01-03 08:49")
        #expect(desk.publish(early, at: "2023-01-04 09:00").verdict == "202")
        #expect(desk.hazard("GENERAL")?.state == .closed)
    }
}
