import Ledgers
import Monitoring
import Testing

/// 超限 (monitoring, 10.3).
struct BreachTests {
    @Test func oneThatIsHeldLongEnoughBegins() {
        var watching = Watching([.methane()])
        watching.read(0.5, from: 0, through: 60)
        watching.read(1.2, from: 70, through: 90)
        #expect(watching.story == [])
        watching.read(1.2, at: 100)
        #expect(watching.story == ["CG general from 70 at 100"])
        #expect(watching.state().standing == .alarm)
    }

    @Test func oneThatIsInterruptedBeginsAnew() {
        var watching = Watching([.methane()])
        watching.read(1.2, from: 0, through: 20)
        watching.read(0.99, at: 25)
        watching.read(1.2, from: 30, through: 50)
        #expect(watching.story == [])
        watching.read(1.2, at: 60)
        #expect(watching.story == ["CG general from 30 at 60"])
    }

    @Test func itBeginsWhereNothingElseIsHeardMeanwhile() {
        var watching = Watching([.methane()])
        watching.read(1.6, at: 0)
        watching.pass(until: 9)
        #expect(watching.story == [])
        watching.pass(until: 10)
        #expect(watching.story == ["CG major from 0 at 10"])
    }

    @Test func itRisesToAHigherLevelAndIsToldOnce() {
        var watching = Watching([.methane()])
        watching.read(1.2, from: 0, through: 30)
        watching.read(1.6, from: 40, through: 200)
        #expect(watching.story == ["CG general from 0 at 30", "CG major from 40 at 50"])
        #expect(watching.state().breach?.level == .major)
        #expect(watching.state().breach?.start == Watching.start)
    }

    @Test func whatReachesBothLevelsAtOnceIsOneMajorHazard() {
        let immediate = Point.methane().withoutHolds
        var watching = Watching([immediate])
        watching.read(2, at: 0)
        #expect(watching.story == ["CG major from 0 at 0"])
    }

    @Test func itEndsTenMinutesAfterItWasCleared() {
        var watching = Watching([.methane()])
        watching.read(1.6, from: 0, through: 10)
        watching.read(1, from: 20, through: 50)
        #expect(watching.state().breach?.clearedAt == nil, "1.0 does not clear: 以上包括本数")
        watching.read(0.9, from: 60, through: 650)
        #expect(watching.story == ["CG major from 0 at 10"])
        watching.read(0.9, at: 660)
        #expect(watching.story == ["CG major from 0 at 10", "CG ends at 60"])
        #expect(watching.state().standing == .normal)
    }

    @Test func whatIsHeldAgainWithinTenMinutesContinuesIt() {
        var watching = Watching([.methane()])
        watching.read(1.6, from: 0, through: 10)
        watching.read(0.5, from: 20, through: 500)
        watching.read(1.6, from: 510, through: 520)
        #expect(watching.story.last == "CG major from 510 at 520", "people may have closed the hazard: the log decides")
        #expect(watching.state().breach?.start == Watching.start)
        watching.read(0.5, from: 530, through: 1_130)
        #expect(watching.story.last == "CG ends at 530")
    }

    @Test func whatIsHeldAfterTenMinutesIsAnother() {
        var watching = Watching([.methane()])
        watching.read(1.6, from: 0, through: 10)
        watching.read(0.5, from: 20, through: 640)
        watching.read(1.6, from: 650, through: 660)
        #expect(watching.story == ["CG major from 0 at 10", "CG ends at 20", "CG major from 650 at 660"])
    }

    @Test func itDoesNotEndWhileThePointIsSilent() {
        var watching = Watching([.methane()])
        watching.read(1.6, from: 0, through: 10)
        watching.read(0.5, at: 20)
        watching.pass(until: 3_600)
        #expect(watching.story == ["CG major from 0 at 10", "SX general from 20 at 50"])
        watching.read(0.5, at: 3_610)
        #expect(watching.story.last == "CG ends at 20")
    }

    @Test func noHoldTimePassesWhileThePointIsSilent() {
        let slow = Point.methane().holding(.seconds(60))
        var watching = Watching([slow])
        watching.read(1.2, at: 0)
        watching.pass(until: 300)
        watching.read(1.2, at: 310)
        #expect(watching.story == ["SX general from 0 at 30"])
        watching.read(1.2, from: 320, through: 370)
        #expect(watching.story.last == "CG general from 310 at 370")
    }

    @Test func lateReadingsAreJudgedByTheirOwnTime() {
        var watching = Watching([.methane()])
        for second in stride(from: Int64(0), through: 100, by: 10) {
            watching.read(second < 60 ? 1.2 : 0.5, at: second, receivedAt: 3_600)
        }
        #expect(watching.story.filter { $0.hasPrefix("CG") } == ["CG general from 0 at 30"])
        for second in stride(from: Int64(110), through: 900, by: 10) {
            watching.read(0.5, at: second, receivedAt: 3_601)
        }
        #expect(watching.story.last == "CG ends at 60", "ten minutes have passed by the readings' time")
    }

    @Test func calibrationNeverCounts() {
        var watching = Watching([.methane()])
        for second in stride(from: Int64(0), through: 300, by: 10) {
            watching.read(2.5, at: second, quality: .calibration)
        }
        #expect(watching.story == [])
        #expect(watching.state().standing == .normal)
        #expect(watching.state().minute == nil)
    }

    @Test func calibrationNeitherInterruptsNorClears() {
        var watching = Watching([.methane()])
        watching.read(1.6, from: 0, through: 10)
        watching.read(0, at: 20, quality: .calibration)
        #expect(watching.state().breach?.clearedAt == nil)
    }

    @Test func belowIsTheOtherWayRound() {
        var point = Point.methane()
        point.thresholds = [Threshold(.below, 18, clear: 19, Consequence(level: .general))]
        point.plausible = nil
        var watching = Watching([point])
        watching.read(18, at: 0)
        #expect(watching.story == ["CG general from 0 at 0"])
        watching.read(19, at: 10)
        #expect(watching.state().breach?.clearedAt == nil)
        watching.read(19.1, at: 20)
        #expect(watching.state().breach?.clearedAt == Watching.start + .seconds(20))
    }
}

extension Point {
    fileprivate var withoutHolds: Point { holding(.seconds(0)) }

    fileprivate func holding(_ span: Span) -> Point {
        var point = self
        for index in point.thresholds.indices { point.thresholds[index].hold = span }
        return point
    }
}
