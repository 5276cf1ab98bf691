import EventJSON
import Foundation
import FoundationXML
import Ledgers
import Testing
import Words

@testable import Dashboard

/// What a point has read, as a picture.
@Suite struct PointChartTests {
    private static let start = Instant(milliseconds: 1_699_996_440_000)  // 2023-11-14T21:14:00Z
    private static let hour = start..<start + .hours(1)

    private static func chart(
        _ minutes: [Int], interval: Span = .seconds(10), frame: PointChart.Frame = .spark, limits: [JSONValue] = []
    ) -> PointChart {
        let thresholds = limits.compactMap { ThresholdSummary($0, unit: "%") }
        return PointChart(
            id: "t", title: "<T1>", trend: PointTrend(StandInPoints.trend(minutes), in: hour, interval: interval),
            thresholds: thresholds, unit: "%", zone: .shanghai, frame: frame)
    }

    @Test("minutes without a reading for three intervals are a gap, shorter ones are not")
    func gaps() {
        #expect(Self.chart(Array(0..<60)).trend.stretches.count == 1)
        #expect(Self.chart(Array(0..<60)).trend.gaps.isEmpty)
        let broken = Self.chart(Array(0..<20) + Array(30..<60)).trend
        #expect(broken.stretches.map(\.count) == [20, 30])
        #expect(broken.gaps == [Self.start + .minutes(20)..<Self.start + .minutes(30)])
        // Every ten minutes is all that such a point is expected to say.
        let slow = Self.chart([0, 10, 20, 50], interval: .minutes(10)).trend
        #expect(slow.stretches.map(\.count) == [4])
        let silent = Self.chart([0, 10, 50], interval: .minutes(10)).trend
        #expect(silent.gaps == [Self.start + .minutes(11)..<Self.start + .minutes(50)])
        #expect(Self.chart([]).trend.gaps == [Self.hour])
    }

    @Test("a step takes the extremes of its minutes, and their mean by the number of readings")
    func steps() {
        let minutes: [JSONValue] = [(0, 1.0, 3.0, 2.0, 1), (1, 0.0, 2.0, 1.0, 3), (2, 5.0, 5.0, 5.0, 1)].map {
            [
                "minute": .string((Self.start + .minutes($0.0)).rfc3339), "min": JSONValue($0.1 as Double?),
                "max": JSONValue($0.2 as Double?), "mean": JSONValue($0.3 as Double?), "count": JSONValue($0.4 as Int?),
            ]
        }
        let trend = PointTrend(minutes.reversed(), in: Self.hour, interval: .seconds(10), step: .minutes(2))
        #expect(trend.samples.map(\.min) == [0, 5] && trend.samples.map(\.max) == [3, 5])
        #expect(trend.samples.map(\.mean) == [1.25, 5])
        #expect(trend.extremes == 0...5 && trend.mean == 2)
        #expect(
            PointTrend(minutes, in: Self.start + .minutes(2)..<Self.start + .minutes(3), interval: .seconds(10)).samples
                .count == 1)
    }

    @Test("what is broken is drawn broken, with a box where nothing came")
    func pictures() {
        let picture = Self.chart(Array(0..<20) + Array(30..<60)).picture.markup
        let (lines, bands) = (picture.matches(of: /class="mean"/).count, picture.matches(of: /class="spread"/).count)
        #expect(lines == 2 && bands == 2)
        #expect(picture.contains(#"<rect class="gap" x="50" y="0" width="25" height="36"/>"#))
        #expect(Self.chart([]).picture.markup.contains(#"<rect class="gap" x="0" y="0" width="150" height="36"/>"#))
        #expect(Self.chart([7]).picture.markup.contains("class=\"mean\" d=\"M17.5 "))
    }

    @Test("the scale has the nearest threshold in it, and the line of each that it reaches")
    func thresholds() {
        let limits: [JSONValue] = [["above": 1, "level": "general"], ["above": 9, "level": "major"]]
        let spark = Self.chart(Array(0..<60), limits: limits).picture
        let drawn = spark.markup.matches(of: /class="limit"/).count
        #expect(drawn == 1 && spark.markup.contains(#"<line class="limit" x1="0" x2="150" y1="3" y2="3"/>"#))
        let full = Self.chart(Array(0..<60), frame: .full, limits: limits).picture
        let all = full.markup.matches(of: /class="limit"/).count
        #expect(all == 2)
        #expect(full.markup.contains(">9</text>") && full.markup.contains(">05:14</text>"))
        #expect(full.description.contains("报警值 ≥ 1 %、≥ 9 %"))
    }

    @Test("the words say what the picture shows")
    func words() {
        let picture = Self.chart(Array(0..<20) + Array(30..<60)).picture
        #expect(
            picture.description
                == "最低 0.4，最高 0.6，平均 0.5，最后一段平均 0.5 %；1 段没有有效读数：11-15 05:34 至 11-15 05:44")
        #expect(Self.chart([]).picture.description == "没有有效读数")
    }

    @Test(
        "each is XML, whatever it shows",
        arguments: [[], [0], [59], Array(0..<60), [0, 5, 10]] as [[Int]], [PointChart.Frame.spark, .full])
    func wellFormed(minutes: [Int], frame: PointChart.Frame) {
        let markup = Self.chart(minutes, frame: frame, limits: [["below": 0, "level": "<b>"]]).picture.markup
        #expect(XMLParser(data: Data(markup.utf8)).parse(), "\(markup)")
        #expect(!markup.contains("nan") && !markup.contains("inf"))
    }

    @Test("figures that were computed have three digits, and their whole part")
    func figures() {
        #expect(
            [0, 0.52333333, 12.3456, 1204.4, -0.00012345].map(\.shown) == [
                "0", "0.523", "12.3", "1204", "-0.000123",
            ])
    }
}
