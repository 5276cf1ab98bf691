import Ledgers
import Monitoring
import Testing

/// Several nodes watch the same points: what one has saved another takes over.
struct AdoptingTests {
    private func pair() -> (Watching, Watching) { (Watching([.methane()]), Watching([.methane()])) }

    @Test func whatIsTakenOverIsNotSavedAgain() {
        var (one, other) = pair()
        one.read(0.5, at: 10)
        _ = other.monitor.takeChanged()
        other.monitor.adopt([one.state()])
        #expect(other.state().heardAt == one.state().heardAt)
        #expect(other.monitor.takeChanged().states.isEmpty)
    }

    @Test func whatIsOlderThanWhatIsKnownHereChangesNothing() {
        var (one, other) = pair()
        one.read(0.5, at: 10)
        other.read(0.6, at: 20)
        let own = other.state()
        other.monitor.adopt([one.state()])
        #expect(other.state() == own)
    }

    @Test func minutesStayThoseOfTheNodeThatCountedThem() {
        var (one, other) = pair()
        other.read(0.25, from: 0, through: 60)
        one.read(0.5, from: 70, through: 90)
        other.monitor.adopt([one.state()])
        let minutes = other.monitor.unsavedMinutes(of: "T1")
        #expect(minutes.map(\.count) == [6, 1])
        #expect(minutes.map(\.max) == [0.25, 0.25])
        #expect(other.monitor.takeChanged().minutes.map(\.aggregate.count) == [6])
    }

    @Test func aBreachThatAnotherNodeHasSeenBeginIsGoneOnWithHere() {
        var (one, other) = pair()
        one.read(1.6, from: 0, through: 10)
        other.monitor.adopt([one.state()])
        other.read(0.5, from: 20, through: 620)
        #expect(other.story == ["CG ends at 20"])
    }
}
