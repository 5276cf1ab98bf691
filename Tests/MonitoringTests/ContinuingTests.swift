import Ledgers
import Monitoring
import Testing

/// What goes on across a start, a reload and odd clocks (monitoring, 10.2 to 10.6).
struct ContinuingTests {
    private func open(_ level: HazardLevel) -> OpenEpisodes {
        var open = OpenEpisodes()
        open.breaches["T1"] = Episode(start: Watching.start, level: level)
        return open
    }

    @Test func readingsOfAClockThatIsAheadAreToldApart() {
        var watching = Watching([.methane()])
        #expect(watching.read(0.2, at: 2, receivedAt: 0) == .taken)
        #expect(watching.read(1.6, at: 3, receivedAt: 0) == .taken)
        #expect(watching.read(1.6, at: 3, receivedAt: 1) == .repeated)
        #expect(watching.state().latest?.value == 1.6)
    }

    @Test func whatDevicesWriteWhereTheyHaveNoValueIsImplausible() {
        var point = Point.methane()
        point.plausible = nil
        var watching = Watching([point])
        #expect(watching.read(3.4028235e38, at: 0) != .taken)
        #expect(watching.read(-1e15, at: 1) == .taken)
    }

    @Test func twoThresholdsOfOneValueStayTwo() {
        var point = Point.methane()
        point.thresholds = [
            Threshold(.above, 1, Consequence(level: .general)),
            Threshold(.above, 1, for: .seconds(20), Consequence(level: .major)),
        ]
        var first = Watching([point])
        first.read(2, at: 0)
        var again = Watching([point], states: [first.state()], open: open(.general), since: .seconds(5))
        again.read(2, from: 10, through: 30)
        #expect(again.story.last == "CG major from 0 at 20")
    }

    @Test func aReloadLeavesWhatIsDueAsItWas() {
        var watching = Watching([.methane()])
        watching.read(1.2, at: -600, receivedAt: 0)
        watching.watchOthers([.methane()], since: Watching.start + .seconds(1))
        watching.pass(until: 5)
        #expect(watching.story == [], "a late reading is held by receipt, not by its own time")
        watching.read(0.2, at: -590, receivedAt: 6)
        watching.pass(until: 29)
        #expect(watching.story == [])
    }

    @Test func aPointThatComesBackGoesOnWhereItWas() {
        var watching = Watching([.methane()])
        watching.read(1.6, from: 0, through: 10)
        watching.watchOthers([], since: Watching.start + .seconds(15))
        watching.watchOthers([.methane()], since: Watching.start + .seconds(20))
        watching.read(0.5, from: 30, through: 640)
        #expect(watching.story.last == "CG ends at 30")
    }

    @Test func theEpisodeIsTheHazardThatTheLogFoundLast() {
        var watching = Watching([.methane()])
        watching.read(1.6, from: 0, through: 10)
        watching.monitor.note(found: .breach, of: "T1", from: Watching.start + .seconds(60))
        #expect(watching.state().breach?.start == Watching.start + .seconds(60))
    }

    @Test func aPointThatIsKnownNowIsNoneOfTheUnknown() {
        var watching = Watching([])
        watching.read(1, at: 0)
        #expect(watching.monitor.unknown.tallies.count == 1)
        watching.watchOthers([.methane()], since: Watching.start)
        #expect(watching.monitor.unknown.tallies.isEmpty)
    }

    @Test func valuesOfAnotherUnitBeginAnew() {
        var watching = Watching([.methane()])
        watching.read(0.5, at: 0)
        var other = Point.methane()
        other.unit = "ppm"
        other.largestChangePerMinute = 0.1
        watching.watchOthers([other], since: Watching.start)
        #expect(watching.state().latest == nil && watching.state().minute == nil)
        #expect(watching.read(900, at: 1, unit: "ppm") != .repeated)
        other.plausible = nil
        watching.watchOthers([other], since: Watching.start)
        #expect(
            watching.read(900, at: 2, unit: "ppm") == .taken, "what it was in the other unit is no measure of a change")
    }

    @Test func aPointThatComesBackAfterAStartGoesOnToo() {
        var first = Watching([.methane()])
        first.read(1.6, from: 0, through: 10)
        var again = Watching([], states: [first.state()], since: .seconds(15))
        again.watchOthers([.methane()], since: Watching.start + .seconds(20))
        again.read(0.5, from: 30, through: 640)
        #expect(again.story.last == "CG ends at 30")
    }

    @Test func aValueBetweenClearingAndAlarmDoesNotEndWhatTheLogHas() {
        var watching = Watching([.methane()], open: open(.major), since: .seconds(100))
        watching.read(1, from: 110, through: 900)
        #expect(watching.story.allSatisfy { !$0.contains("ends") })
        #expect(watching.state().standing == .alarm)
    }

    @Test func whatOthersSendInItsNameIsNoFaultOfThePoint() {
        var watching = Watching([.methane()])
        watching.read(0.5, at: 0)
        watching.monitor.refuseForbidden(of: "T1", at: Watching.start)
        #expect(watching.state().standing == .normal)
        #expect(watching.state().faults[.forbidden]?.count == 1)
    }
}

extension Monitor {
    fileprivate mutating func refuseForbidden(of point: String, at instant: Instant) {
        _ = refuse(ReadingObjection(.forbidden, "not yours"), of: point, receivedAt: instant)
    }
}
