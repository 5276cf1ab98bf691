import Testing

@testable import Benchmarks

@Suite struct StatisticsTests {
    @Test func theMedianIsTheValueInTheMiddle() {
        #expect([3.0, 1, 2].median == 2)
        #expect([4.0, 1, 2, 3].median == 2.5)
        #expect([7.0].median == 7)
        #expect([Double]().median == nil)
    }

    @Test func percentilesAreMeasuredValues() throws {
        let all = try #require(Percentiles((1...1_000).map(Double.init).shuffled()))
        #expect(all.p50 == 500)
        #expect(all.p99 == 990)
        #expect(all.p999 == 999)
        #expect(all.count == 1_000)
    }

    @Test func whatFewValuesCannotTellIsNotTold() throws {
        #expect(Percentiles([]) == nil)
        let few = try #require(Percentiles((1...99).map(Double.init)))
        #expect(few.p50 == 50)
        #expect(few.p99 == nil)
        let some = try #require(Percentiles((1...999).map(Double.init)))
        #expect(some.p99 == 990)
        #expect(some.p999 == nil)
    }

    @Test func oneValueIsEveryPercentileThatItCanBe() throws {
        #expect(try #require(Percentiles([8])).p50 == 8)
    }

    @Test func aRatioIsThatOfTheRoundsNotOfTheMedians() throws {
        // The machine was half as fast in the second round: the ratio was the same.
        let ratio = try #require(Ratio(of: [100, 50, 100], to: "limit", [200, 100, 200]))
        #expect(ratio.value == 0.5)
        #expect(ratio.to == "limit")
    }

    @Test func whatWasNotMeasuredInTheSameRoundsHasNoRatio() {
        #expect(Ratio(of: [1, 2], to: "limit", [1]) == nil)
        #expect(Ratio(of: [1], to: "limit", [0]) == nil)
        #expect(Ratio(of: [], to: "limit", []) == nil)
    }

    @Test func aFigureWithoutRunsIsNone() {
        #expect(Figure("nothing", .seconds, runs: []) == nil)
    }
}
