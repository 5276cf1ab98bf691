import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6: planning at an instant raises the highest stage that is due by then")
struct PlanningTests {
    private let desk = Desk()

    private func found(at instant: Instant) {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: instant)
    }

    @Test("Before any stage is due, nothing is raised")
    func nothingDue() {
        found(at: "2023-01-07 23:59:59.999")
        #expect(desk.raised("H-1").isEmpty && desk.timers(of: "H-1").count == 4)
    }

    @Test(
        "A stage that is due at the very instant is raised now",
        arguments: [
            ("2023-01-08 00:00", "remind", 3), ("2023-01-11 00:00", "overdue", 2), ("2023-01-14 00:00", "city", 1),
            ("2023-01-18 00:00", "leader", 0),
        ] as [(Instant, String, Int)])
    func dueNow(instant: Instant, stage: String, later: Int) {
        found(at: instant)
        #expect(desk.raised("H-1") == ["1/\(stage)/1 schedule \(instant.beijing)"])
        let scheduled = desk.timers(of: "H-1").count { if case .stage = $0.kind { true } else { false } }
        #expect(scheduled == later)
    }

    @Test("Only the highest of those that are due is raised; those below it count as raised")
    func highest() {
        found(at: "2023-01-15 10:00")
        desk.wait(until: "2023-01-16 09:59")
        #expect(desk.raised("H-1") == ["1/city/1 schedule 2023-01-15 10:00"])
        #expect(desk.hazard("H-1")?.raisedStage == "city")
    }

    @Test("A new round raises again what it finds due, under ids of its own")
    func extended() {
        found(at: "2023-01-11 08:00")
        desk.publish(.extended("H-1", to: "2023-01-12"), at: "2023-01-11 09:00")
        #expect(
            desk.raised("H-1") == ["1/overdue/1 schedule 2023-01-11 08:00", "2/remind/1 schedule 2023-01-11 09:00"])
        #expect(desk.raised("H-1", .resolved) == ["1/overdue/1"])
    }

    @Test("A hazard that is reopened with a deadline that has passed is overdue at once")
    func reopened() {
        found(at: "2023-01-02 09:00")
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        desk.publish(.verified("H-1", .failed, newDeadline: "2023-01-03"), at: "2023-01-04 09:00")
        #expect(desk.raised("H-1") == ["3/overdue/1 schedule 2023-01-04 09:00"])
    }

    @Test("One that is raised to major is given 7 days, and reminded of in 5")
    func upgraded() {
        desk.publish(.found("H-1", .general, deadline: "2023-01-10"), at: "2023-01-02 09:00")
        desk.publish(.amended("H-1", level: .major), at: "2023-01-12 09:00")
        desk.wait(until: "2023-01-17 00:00")
        #expect(desk.raised("H-1") == ["1/remind/1 schedule 2023-01-17 00:00"])
    }

    @Test("Parked events are planned for at the instant at which they are taken up")
    func takenUp() {
        desk.publish(.extended("H-1", to: "2023-01-12").time("2023-01-03 09:00"), at: "2023-01-09 09:00")
        found(at: "2023-01-14 09:00")
        #expect(
            desk.raised("H-1") == ["1/city/1 schedule 2023-01-14 09:00", "2/overdue/1 schedule 2023-01-14 09:00"])
        #expect(desk.escalation("H-1/1/city/1")?.resolvedAt == "2023-01-14 09:00")
    }

    @Test("General hazards are never escalated")
    func general() {
        desk.publish(.found("H-1", .general, deadline: "2022-12-01"), at: "2023-01-02 09:00")
        desk.wait(until: "2023-03-01 00:00")
        #expect(desk.raised("H-1").isEmpty && desk.timers(of: "H-1").isEmpty)
    }
}
