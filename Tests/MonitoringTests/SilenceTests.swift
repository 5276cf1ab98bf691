import Ledgers
import Monitoring
import Testing

/// 监测失效 (monitoring, 10.4).
struct SilenceTests {
    @Test func aPointThatIsNeverHeardIsSilentAfterThreeIntervals() {
        var watching = Watching([.methane()])
        watching.pass(until: 29)
        #expect(watching.story == [])
        watching.pass(until: 30)
        #expect(watching.story == ["SX general from 0 at 30"])
        #expect(watching.state().standing == .silent)
    }

    @Test func itIsOverTenMinutesAfterThePointIsHeardAgain() {
        var watching = Watching([.methane()])
        watching.read(0.5, at: 0)
        watching.pass(until: 100)
        watching.read(0.5, from: 110, through: 700)
        #expect(watching.story == ["SX general from 0 at 30"])
        watching.read(0.5, at: 710)
        #expect(watching.story == ["SX general from 0 at 30", "SX ends at 110"])
    }

    @Test func silentAgainWithinTenMinutesIsTheSameSilence() {
        var watching = Watching([.methane()])
        watching.pass(until: 100)
        watching.read(0.5, at: 110)
        watching.pass(until: 200)
        #expect(watching.state().silence?.start == Watching.start)
        watching.read(0.5, from: 210, through: 810)
        #expect(watching.story.last == "SX ends at 210")
    }

    @Test(arguments: [Quality.fault, .good])
    func whatIsOfNoUseLeavesItSilent(quality: Quality) {
        var watching = Watching([.methane()])
        for second in stride(from: Int64(0), through: 60, by: 10) {
            watching.read(quality == .good ? 99 : 0.5, at: second, quality: quality)
        }
        #expect(watching.story == ["SX general from 0 at 30"])
        #expect(watching.state().standing == .silent)
        watching.read(0.5, at: 70)
        #expect(watching.state().standing == .normal)
    }

    @Test func calibrationIsHeard() {
        var watching = Watching([.methane()])
        for second in stride(from: Int64(0), through: 600, by: 20) {
            watching.read(2.5, at: second, quality: .calibration)
        }
        #expect(watching.story == [])
    }

    @Test func whatWasNotHeardWhileNothingListenedDoesNotCount() {
        var state = PointState(point: "T1")
        state.heardAt = Watching.start
        var watching = Watching([.methane()], states: [state], since: .hours(5))
        watching.pass(until: 18_029)
        #expect(watching.story == [])
        watching.pass(until: 18_030)
        #expect(watching.story == ["SX general from 18000 at 18030"])
    }
}
