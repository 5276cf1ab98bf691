import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6: what resolves a hazard's escalations")
struct ResolutionTests {
    private let desk = Desk()

    /// Reminder and overdue are raised, overdue is acknowledged.
    init() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-02 09:00")
        desk.wait(until: "2023-01-11 00:00")
        desk.publish(.acknowledged("H-1/1/overdue/1"), at: "2023-01-11 08:00")
    }

    private let receipt: Instant = "2023-01-11 10:00"
    private let time: Instant = "2023-01-11 09:00"

    @Test(
        "Rectified (major), extended, withdrawn, amended down while open: all of them, at receipt",
        arguments: [
            EventDraft.rectified("H-1"), .extended("H-1", to: "2023-02-10"), .withdrawn("H-1"),
            .amended("H-1", level: .general, approvedBy: "市安委办"),
        ])
    func resolves(event: EventDraft) {
        desk.publish(event.time(time), at: receipt)
        #expect(desk.raised("H-1", .resolved) == ["1/remind/1", "1/overdue/1"])
        #expect(desk.escalation("H-1/1/remind/1")?.resolvedAt == receipt)
        #expect(desk.escalation("H-1/1/overdue/1")?.resolvedAt == receipt)
    }

    @Test(
        "What changes neither state, deadline nor level leaves them alone",
        arguments: [
            EventDraft.amended("H-1", of: .mill), .amended("H-1", level: .major), .verified("H-1", .passed),
            .extended("H-1", to: "2023-01-09"), .withdrawn("H-1", approvedBy: nil), .amended("H-1", level: .general),
        ])
    func doesNot(event: EventDraft) {
        desk.publish(event, at: receipt)
        #expect(desk.raised("H-1", .resolved).isEmpty)
        #expect(desk.raised("H-1", .open) == ["1/remind/1"] && desk.raised("H-1", .acknowledged) == ["1/overdue/1"])
    }

    @Test("One that was acknowledged keeps by whom and when")
    func acknowledged() {
        desk.publish(.withdrawn("H-1"), at: receipt)
        let escalation = desk.escalation("H-1/1/overdue/1")
        #expect(escalation?.acknowledgedBy == "值班员" && escalation?.acknowledgedAt == "2023-01-11 08:00")
    }

    @Test("Closed: those of the wait for verification")
    func closed() {
        desk.publish(.rectified("H-1"), at: receipt)
        desk.wait(until: "2023-01-17 00:00")
        desk.publish(.verified("H-1", .passed).time("2023-01-16 09:00"), at: "2023-01-17 09:00")
        #expect(desk.escalation("H-1/2/verify/1")?.status == .resolved)
        #expect(desk.escalation("H-1/2/verify/1")?.resolvedAt == "2023-01-17 09:00")
        #expect(desk.escalation("H-1/1/remind/1")?.resolvedAt == receipt)
    }

    @Test("Reopened: those of the wait for verification, as a general hazard too")
    func reopened() {
        desk.publish(.rectified("H-1"), at: receipt)
        desk.wait(until: "2023-01-17 00:00")
        desk.publish(.amended("H-1", level: .general, approvedBy: "市安委办"), at: "2023-01-17 08:00")
        #expect(desk.escalation("H-1/2/verify/1")?.status == .open)
        desk.publish(.verified("H-1", .failed), at: "2023-01-17 09:00")
        #expect(desk.escalation("H-1/2/verify/1")?.status == .resolved)
    }

    @Test("A rectified that changes nothing resolves nothing")
    func rectifiedAgain() {
        desk.publish(.rectified("H-1"), at: receipt)
        desk.wait(until: "2023-01-17 00:00")
        desk.publish(.rectified("H-1"), at: "2023-01-17 09:00")
        #expect(desk.raised("H-1", .open) == ["2/verify/1"])
    }

    @Test("Those of another hazard stay open")
    func anotherHazard() {
        desk.publish(.found("H-2", deadline: "2023-01-10"), at: receipt)
        desk.publish(.withdrawn("H-1"), at: "2023-01-11 11:00")
        #expect(desk.raised("H-2", .open) == ["1/overdue/1"])
    }

    @Test("A resolved escalation is news once, in the order in which they were raised")
    func news() {
        desk.publish(.withdrawn("H-1"), at: receipt)
        #expect(
            desk.topics.suffix(3) == [
                "withdrawn.140403", "escalation-resolved.140403", "escalation-resolved.140403",
            ])
    }
}
