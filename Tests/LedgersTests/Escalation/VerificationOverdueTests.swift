import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6: verification overdue (复查超期)")
struct VerificationOverdueTests {
    private let desk = Desk()

    init() {
        desk.publish(.found("H-1", deadline: "2023-02-10"), at: "2023-01-02 09:00")
    }

    @Test("Due at L(local date of receipt + 1 + 5), then repeated as leader is")
    func due() {
        desk.publish(.rectified("H-1").time("2023-01-02 10:00"), at: "2023-01-03 23:59:59.999")
        desk.wait(until: "2023-01-08 23:59:59.999")
        #expect(desk.raised("H-1").isEmpty)
        desk.wait(until: "2023-01-10 00:00")
        #expect(
            desk.raised("H-1") == ["2/verify/1 schedule 2023-01-09 00:00", "2/verify/2 repeat 2023-01-10 00:00"])
    }

    @Test("The date is that of receipt in the policy's zone")
    func localDate() {
        desk.publish(.rectified("H-1").time("2023-01-03 23:00"), at: "2023-01-04 00:00")
        desk.wait(until: "2023-01-10 00:00")
        #expect(desk.raised("H-1") == ["2/verify/1 schedule 2023-01-10 00:00"])
    }

    @Test("Acknowledged, it is raised again after 7 days")
    func acknowledged() {
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        desk.wait(until: "2023-01-09 00:00")
        desk.publish(.acknowledged("H-1/2/verify/1"), at: "2023-01-09 09:00")
        desk.wait(until: "2023-01-15 23:59")
        #expect(desk.raised("H-1").count == 1)
        desk.wait(until: "2023-01-16 00:00")
        #expect(desk.raised("H-1").last == "2/verify/2 repeat 2023-01-16 00:00")
    }

    @Test("Verified in time, nothing is raised", arguments: [Verified.Result.passed, .failed])
    func verified(result: Verified.Result) {
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        desk.publish(.verified("H-1", result), at: "2023-01-08 23:59:59.999")
        desk.wait(until: "2023-02-01 00:00")
        #expect(desk.raised("H-1").isEmpty)
    }

    @Test("Verified at the very instant, it was raised, and is resolved")
    func verifiedAtTheInstant() {
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        desk.publish(.verified("H-1", .passed), at: "2023-01-09 00:00")
        #expect(desk.raised("H-1", .resolved) == ["2/verify/1"])
        #expect(desk.timers(of: "H-1").isEmpty)
    }

    @Test("A rectification that is taken up counts from the instant at which it is")
    func takenUp() {
        desk.publish(.rectified("H-2"), at: "2023-01-03 09:00")
        desk.publish(.found("H-2"), at: "2023-01-05 09:00")
        desk.wait(until: "2023-01-11 00:00")
        #expect(desk.raised("H-2") == ["2/verify/1 schedule 2023-01-11 00:00"])
    }

    @Test("Rectified again after a failed verification, the days count anew")
    func again() {
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        desk.publish(.verified("H-1", .failed), at: "2023-01-04 09:00")
        desk.publish(.rectified("H-1"), at: "2023-01-05 09:00")
        desk.wait(until: "2023-01-11 00:00")
        #expect(desk.raised("H-1") == ["4/verify/1 schedule 2023-01-11 00:00"])
    }

    @Test("Amended down while rectified, it is still to be verified")
    func amendedDown() {
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        desk.publish(.amended("H-1", level: .general, approvedBy: "市安委办"), at: "2023-01-04 09:00")
        desk.wait(until: "2023-01-09 00:00")
        #expect(desk.raised("H-1") == ["2/verify/1 schedule 2023-01-09 00:00"])
    }

    @Test("Withdrawn while rectified, nothing more is raised")
    func withdrawn() {
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        desk.wait(until: "2023-01-09 00:00")
        desk.publish(.withdrawn("H-1"), at: "2023-01-09 09:00")
        desk.wait(until: "2023-02-01 00:00")
        #expect(desk.raised("H-1") == ["2/verify/1 schedule 2023-01-09 00:00"])
        #expect(desk.raised("H-1", .resolved) == ["2/verify/1"])
    }
}
