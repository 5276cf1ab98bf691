import Ledgers
import Monitoring
import Testing

/// What a transition comes to by what the log has (monitoring, 10.6).
struct EpisodeDecisionTests {
    private let number = "CG-T1-20230104T010000Z"

    private func begins(_ level: HazardLevel, from seconds: Int64 = 0) -> Transition {
        let start = Watching.start + .seconds(seconds)
        return Transition(
            .methane(), .breach,
            .begins(Onset(start: start, at: start, consequence: Consequence(level: level), threshold: nil, last: nil)))
    }

    private var ends: Transition {
        Transition(.methane(), .breach, .ends(at: Watching.start + .seconds(60), last: nil))
    }

    private func hazard(_ state: Hazard.State, _ level: HazardLevel = .general) -> Hazard {
        var hazard = Hazard(
            number: number, enterprise: Enterprise(name: "长治一矿"), area: "140403", sector: "煤矿", level: level,
            details: HazardDetails(description: "x", foundBy: .sensor), deadline: LocalDate(daysSinceEpoch: 19_361),
            foundAt: Watching.start, receivedAt: Watching.start)
        hazard.state = state
        return hazard
    }

    private func decide(_ transition: Transition, _ newest: Hazard?) -> EpisodeDecision {
        EpisodeDecision.decide(transition, newest: newest)
    }

    @Test func theFirstOneIsFound() {
        #expect(decide(begins(.general), nil) == .finds(number))
        #expect(decide(ends, nil) == .none)
    }

    @Test func anOpenOneIsRaisedOrLeft() {
        #expect(decide(begins(.major), hazard(.open)) == .raises(number))
        #expect(decide(begins(.general), hazard(.open)) == .none)
        #expect(decide(begins(.general, from: 9), hazard(.open, .major)) == .none)
        #expect(decide(ends, hazard(.open)) == .rectifies(number))
    }

    @Test(arguments: [Hazard.State.closed, .withdrawn, .rectified])
    func oneThatPeopleHaveSettledIsFollowedByAnother(state: Hazard.State) {
        #expect(decide(begins(.general, from: 60), hazard(state)) == .finds("CG-T1-20230104T010100Z"))
        #expect(decide(begins(.general), hazard(state)) == .none, "told again, it is none")
        #expect(decide(ends, hazard(state)) == .none)
    }

    @Test func whatHasBecomeWorseSinceItWasSettledIsAnother() {
        #expect(decide(begins(.major), hazard(.closed)) == .finds("CG-T1-20230104T010001Z"))
        #expect(decide(begins(.major), hazard(.closed, .major)) == .none)
    }

    @Test func numbersTellTheirPointsApart() {
        #expect(Cause.breach.start(in: number, of: "T1") == Watching.start)
        #expect(Cause.breach.start(in: "CG-T1-2-20230104T010000Z", of: "T1") == nil)
        #expect(Cause.breach.start(in: "CG-T1-2-20230104T010000Z", of: "T1-2") == Watching.start)
        #expect(Cause.silence.start(in: number, of: "T1") == nil)
        #expect(Cause.breach.start(in: "CG-T1-20230231T010000Z", of: "T1") == nil)
        #expect(Cause.breach.episode(in: "HZ-T1-20230104T010000Z") == nil)
    }
}
