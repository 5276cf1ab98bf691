import Synchronization
import Testing

@testable import Benchmarks

@Suite struct RoundsTests {
    /// Notes who ran, and gives 1, 2, 3 and so on.
    private final class Track: Sendable {
        private let names = Mutex<[String]>([])

        func contender(_ name: String, against: [String] = []) -> Contender {
            Contender(name, .eventsPerSecond, against: against) {
                self.names.withLock { names in
                    names.append(name)
                    return Sample(value: Double(names.count), latencies: [Double(names.count)])
                }
            }
        }

        var all: [String] { names.withLock(\.self) }
    }

    @Test func contendersTakeTurns() async throws {
        let track = Track()
        _ = try await Rounds(2, warmUps: 1).run([track.contender("limit"), track.contender("ours")])
        #expect(track.all == ["limit", "ours", "limit", "ours", "limit", "ours"])
    }

    @Test func whatWarmsUpDoesNotCount() async throws {
        let track = Track()
        let figures = try await Rounds(3, warmUps: 1).run([track.contender("a")])
        #expect(figures.map(\.runs) == [[2, 3, 4]])
        #expect(figures[0].median == 3)
        #expect(figures[0].latencies?.count == 3)
    }

    @Test func eachIsHeldAgainstItsLimit() async throws {
        let track = Track()
        let figures = try await Rounds(1, warmUps: 0).run([
            track.contender("limit"), track.contender("ours", against: ["limit", "not there"]),
        ])
        #expect(figures[1].ratios == [Ratio(of: [2], to: "limit", [1])])
    }

    @Test func whoIsWantedRunsWithItsLimitsAlone() async throws {
        let track = Track()
        let all = [
            track.contender("s/limit"), track.contender("s/ours", against: ["s/limit"]), track.contender("s/other"),
        ]
        let figures = try await Rounds(1, warmUps: 0, only: ["s/ou"]).run(all)
        #expect(figures.map(\.name) == ["s/limit", "s/ours"])
    }

    @Test func aRunThatFailsGivesNoFigures() async {
        let failing = Contender("a", .seconds) { throw BenchError("no") }
        await #expect(throws: BenchError("no")) { try await Rounds(1, warmUps: 0).run([failing]) }
    }

    @Test func aSampleIsARateAndItsLatenciesAreInMicroseconds() {
        let sample = Sample(count: 500, in: .milliseconds(250), latencies: [.milliseconds(2)])
        #expect(sample.value == 2_000)
        #expect(sample.latencies == [2_000])
    }
}
