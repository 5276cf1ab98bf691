import Ledgers
import Monitoring
import Testing

/// A start goes on where it was left, and the log counts for what it has (monitoring, 10.6).
struct RestartTests {
    @Test func aBreachThatTheLogHasGoesOnAndEnds() {
        var open = OpenEpisodes()
        open.breaches["T1"] = Episode(start: Watching.start, level: .major)
        var watching = Watching([.methane()], open: open, since: .seconds(100))
        watching.read(0.5, from: 110, through: 710)
        #expect(watching.story == ["CG ends at 110"], "also where nothing but the log was kept")
    }

    @Test func whatWasHeldAndIsNotInTheLogIsToldAgain() {
        var first = Watching([.methane()])
        first.read(1.6, from: 0, through: 10)
        let again = Watching([.methane()], states: [first.state()], since: .seconds(20))
        #expect(again.story == ["CG major from 0 at 10"])
    }

    @Test func whatWasClearedGoesOnBeingCleared() {
        var first = Watching([.methane()])
        first.read(1.6, from: 0, through: 10)
        first.read(0.5, from: 20, through: 100)
        var open = OpenEpisodes()
        open.breaches["T1"] = Episode(start: Watching.start, level: .major)
        var again = Watching([.methane()], states: [first.state()], open: open, since: .seconds(110))
        again.read(0.5, from: 110, through: 620)
        #expect(again.story == ["CG ends at 20"])
    }

    @Test func otherPointsAreWatchedFromThereOn() {
        var watching = Watching([.methane("A"), .methane("B")])
        watching.read(1.6, at: 0, of: "A")
        watching.watch([.methane("A"), .methane("C")], at: 5)
        watching.pass(until: 10)
        #expect(watching.told.map(\.point.id) == ["A"])
        watching.pass(until: 35)
        #expect(watching.told.map(\.point.id) == ["A", "A", "C"])
    }

    @Test func pointsAreListedInOrderAndFoundBehindAnId() {
        let watching = Watching(["B", "C", "A", "D"].map { Point.methane($0) })
        #expect(watching.monitor.all(after: nil).map(\.point.id) == ["A", "B", "C", "D"])
        #expect(watching.monitor.all(after: "B").map(\.point.id) == ["C", "D"])
        #expect(watching.monitor.all(after: "BB").map(\.point.id) == ["C", "D"])
        #expect(watching.monitor.all(after: "D").isEmpty)
    }
}

extension Watching {
    fileprivate mutating func watch(_ points: [Point], at seconds: Int64) {
        watchOthers(points, since: Self.start + .seconds(seconds))
    }
}
