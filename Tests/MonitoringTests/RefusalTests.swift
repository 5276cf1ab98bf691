import Ledgers
import Monitoring
import Testing

/// What is not taken (monitoring, 10.2).
struct RefusalTests {
    @Test func unknownPointsAreToldOnce() {
        var watching = Watching([.methane()])
        #expect(watching.read(1, at: 0, of: "T9").objection?.fault == .unknownPoint)
        #expect(watching.outcomes.map(\.objection?.isFirst) == [true])
        watching.read(1, at: 10, of: "T9")
        #expect(watching.outcomes.last?.objection?.isFirst == false)
        #expect(watching.monitor.unknown.tallies["T9"]?.count == 2)
    }

    @Test func unknownPointsAreToldApartUpToABound() {
        var watching = Watching([])
        for number in 0..<UnknownPoints.limit { watching.read(1, at: 0, of: "X\(number)") }
        #expect(watching.read(1, at: 0, of: "another").objection?.isFirst == false)
        #expect(watching.monitor.unknown.tallies.count == UnknownPoints.limit)
        #expect(watching.monitor.unknown.others == 1)
    }

    @Test func eachFaultIsToldOnceAndCounted() {
        var watching = Watching([.methane()])
        for second in [Int64(0), 10, 20] {
            #expect(watching.read(1, at: second, unit: "ppm").objection?.fault == .wrongUnit)
            #expect(watching.read(41, at: second).objection?.fault == .implausible)
        }
        #expect(watching.outcomes.map { $0.objection?.isFirst } == [true, true, false, false, false, false])
        #expect(watching.state().faults[.wrongUnit]?.count == 3)
        #expect(watching.state().faults[.implausible]?.lastAt == Watching.start + .seconds(20))
        #expect(watching.state().standing == .fault)
        #expect(watching.state().latest == nil)
    }

    @Test func oneThatIsOlderThanADayIsSkewed() {
        var watching = Watching([.methane()])
        #expect(watching.read(1, at: 0, receivedAt: 86_400) == .taken)
        #expect(watching.read(1, at: 1, receivedAt: 86_402).objection?.fault == .clockSkew)
    }

    @Test func oneThatIsAheadWasMeasuredAtItsReceipt() {
        var watching = Watching([.methane()])
        #expect(watching.read(0.5, at: 240, receivedAt: 0) == .taken)
        #expect(watching.state().latest?.time == Watching.start)
        #expect(watching.read(0.6, at: 10) == .taken, "it keeps no later one out")
    }

    @Test func whatWasTakenAlreadyIsRepeated() {
        var watching = Watching([.methane()])
        watching.read(0.5, at: 10)
        #expect(watching.read(0.5, at: 10, receivedAt: 12) == .repeated)
        #expect(watching.read(0.7, at: 9, receivedAt: 12) == .repeated)
        #expect(watching.state().minute?.count == 1)
        #expect(watching.state().repeated == 2)
    }

    @Test func aChangeIsPlausibleOnceItHasHadTheTime() {
        var point = Point.methane()
        point.largestChangePerMinute = 0.6
        var watching = Watching([point])
        watching.read(0.1, at: 0)
        #expect(watching.read(0.9, at: 60).objection?.fault == .implausible)
        #expect(watching.read(0.9, at: 81) == .taken, "0.8 in 81 s is what it can do")
    }

    @Test func theBoundsOfWhatIsPlausibleBelongToIt() {
        var watching = Watching([.methane()])
        #expect(watching.read(0, at: 0) == .taken)
        #expect(watching.read(40, at: 10) == .taken)
        #expect(watching.read(-0.001, at: 20).objection?.fault == .implausible)
    }
}

extension ReadingOutcome {
    fileprivate var objection: ReadingObjection? { if case .refused(let objection) = self { objection } else { nil } }
}
