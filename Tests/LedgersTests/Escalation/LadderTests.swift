import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6: an open major hazard climbs the ladder")
struct LadderTests {
    private let desk = Desk()

    init() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-02 09:00")
    }

    private func acknowledge(_ stage: String, at instant: Instant) {
        desk.publish(.acknowledged("H-1/1/\(stage)/1"), at: instant)
    }

    @Test("Acknowledged in time, each stage comes due at the first instant of its date: −3, 0, +3, +7")
    func byTheCalendar() {
        desk.wait(until: "2023-01-11 00:00")
        acknowledge("overdue", at: "2023-01-11 09:00")
        desk.wait(until: "2023-01-14 00:00")
        acknowledge("city", at: "2023-01-14 09:00")
        desk.wait(until: "2023-01-18 00:00")
        #expect(
            desk.raised("H-1") == [
                "1/remind/1 schedule 2023-01-08 00:00", "1/overdue/1 schedule 2023-01-11 00:00",
                "1/city/1 schedule 2023-01-14 00:00", "1/leader/1 schedule 2023-01-18 00:00",
            ])
    }

    @Test("A stage is raised once in a round: what 叫应 raised, the calendar does not raise again")
    func onceInARound() {
        desk.wait(until: "2023-01-12 00:00")
        acknowledge("city", at: "2023-01-12 09:00")
        desk.wait(until: "2023-01-18 00:00")
        #expect(
            desk.raised("H-1") == [
                "1/remind/1 schedule 2023-01-08 00:00", "1/overdue/1 schedule 2023-01-11 00:00",
                "1/city/1 unacknowledged 2023-01-12 00:00", "1/leader/1 schedule 2023-01-18 00:00",
            ])
    }

    @Test("A stage is never raised after a higher one")
    func neverAfterAHigherOne() {
        desk.wait(until: "2023-01-13 00:00")
        acknowledge("leader", at: "2023-01-13 09:00")
        desk.wait(until: "2023-01-19 23:59")
        #expect(desk.raised("H-1").count == 4)
        #expect(desk.raised("H-1").last == "1/leader/1 unacknowledged 2023-01-13 00:00")
    }

    @Test("A rectified hazard does not climb")
    func rectified() {
        desk.publish(.rectified("H-1"), at: "2023-01-07 09:00")
        desk.publish(.verified("H-1", .passed), at: "2023-01-07 10:00")
        desk.wait(until: "2023-03-01 00:00")
        #expect(desk.raised("H-1").isEmpty)
    }

    @Test("One that is amended down does not climb, one that is amended up again does")
    func amended() {
        desk.publish(.amended("H-1", level: .general, approvedBy: "市安委办"), at: "2023-01-07 09:00")
        desk.wait(until: "2023-01-10 12:00")
        #expect(desk.raised("H-1").isEmpty)
        desk.publish(.amended("H-1", level: .major), at: "2023-01-10 12:00")
        #expect(desk.raised("H-1") == ["3/remind/1 schedule 2023-01-10 12:00"])
    }

    @Test("Each hazard climbs on its own")
    func independent() {
        desk.publish(.found("H-2", deadline: "2023-01-11"), at: "2023-01-02 09:00")
        desk.publish(.withdrawn("H-1"), at: "2023-01-03 09:00")
        desk.wait(until: "2023-01-12 00:00")
        #expect(desk.raised("H-1").isEmpty)
        #expect(
            desk.raised("H-2") == ["1/remind/1 schedule 2023-01-09 00:00", "1/overdue/1 schedule 2023-01-12 00:00"])
    }
}
