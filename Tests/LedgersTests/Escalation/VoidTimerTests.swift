import DubanTestKit
import LedgerStore
import Ledgers
import Testing

@Suite("Section 6: timers of earlier rounds are void, also where one is left over")
struct VoidTimerTests {
    private let desk = Desk()

    /// In its second round, with nothing raised; an escalation of its first round is resolved.
    init() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-11 09:00")
        desk.publish(.extended("H-1", to: "2023-02-10"), at: "2023-01-11 10:00")
    }

    /// What a timer that fires brings about.
    private func news(
        of kind: Timer.Kind, on hazard: String = "H-1", at instant: Instant = "2023-01-20 09:00"
    ) -> [News] {
        desk.inMemory { transaction in
            var fold = Fold(rules: .shipped, state: transaction, at: instant)
            try fold.fire(Timer(subject: hazard, kind: kind, due: instant))
            return fold.news
        }
    }

    @Test(
        "Nothing comes of a timer of an earlier round, or of one that is about nothing",
        arguments: [
            Timer.Kind.stage(round: 1, stage: "city"), .stage(round: 3, stage: "city"),
            .stage(round: 1, stage: "verify"),
            .stage(round: 2, stage: "verify"), .stage(round: 2, stage: "unheard-of"),
            .unacknowledged(round: 1, stage: "overdue"), .unacknowledged(round: 2, stage: "overdue"),
            .repeat(round: 1, stage: "overdue", number: 1), .repeat(round: 2, stage: "leader", number: 1),
            .parked(position: 1), .parked(position: 99),
        ])
    func nothing(kind: Timer.Kind) {
        let before = desk.snapshot
        #expect(news(of: kind).isEmpty)
        #expect(desk.snapshot == before)
    }

    @Test("Of the present round it raises its stage, and is used up")
    func present() {
        #expect(news(of: .stage(round: 2, stage: "city")).count == 1)
        #expect(desk.escalation("H-1/2/city/1")?.raisedAt == "2023-01-20 09:00")
        #expect(!desk.timers(of: "H-1").contains { $0.kind == .stage(round: 2, stage: "city") })
        #expect(news(of: .stage(round: 2, stage: "city")).isEmpty)
        #expect(news(of: .stage(round: 2, stage: "overdue")).isEmpty)
    }

    @Test("A hazard that is not known, not open or not rectified is not escalated")
    func states() {
        desk.publish(.rectified("H-1"), at: "2023-01-12 09:00")
        #expect(news(of: .stage(round: 3, stage: "leader")).isEmpty)
        desk.publish(.verified("H-1", .passed), at: "2023-01-12 10:00")
        #expect(news(of: .stage(round: 3, stage: "verify")).isEmpty)
        #expect(news(of: .stage(round: 3, stage: "leader")).isEmpty)
    }

    @Test("An escalation that was acknowledged in time raises nothing, one that was not raises the next stage")
    func acknowledged() {
        desk.publish(.found("H-2", deadline: "2023-01-10"), at: "2023-01-11 11:00")
        desk.publish(.found("H-3", deadline: "2023-01-10"), at: "2023-01-11 11:00")
        desk.publish(.acknowledged("H-2/1/overdue/1"), at: "2023-01-11 12:00")
        let kind = Timer.Kind.unacknowledged(round: 1, stage: "overdue")
        #expect(news(of: kind, on: "H-2", at: "2023-01-12 11:00").isEmpty)
        #expect(news(of: kind, on: "H-3", at: "2023-01-12 11:00").count == 1)
        #expect(desk.escalation("H-3/1/city/1")?.reason == .unacknowledged)
    }
}
