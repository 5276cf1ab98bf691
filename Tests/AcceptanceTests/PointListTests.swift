import EventJSON
import Ledgers
import Tables
import Testing

@testable import duban

/// How `duban points` shows what a node tells of its points.
@Suite struct PointListTests {
    private static let now = Instant(milliseconds: 1_700_000_000_000)  // 2023-11-14T22:13:20Z
    private static let start = Instant(milliseconds: 1_699_996_440_000)  // the first minute of the last hour

    /// - Parameter values: by minute of the last hour.
    private static func point(
        _ values: [Int: Double], interval: Int64 = 10,
        thresholds: JSONValue = [["above": 8, "hold": 30, "level": "major"]]
    ) -> JSONValue {
        [
            "point": "M1-T1", "name": "1201工作面T1", "enterprise": ["name": "试验煤业"], "area": "140403", "sector": "煤矿",
            "kind": "methane", "title": "甲烷", "unit": "%", "interval": .number(JSONNumber(interval)), "state": "alarm",
            "value": 8, "quality": "good", "time": "2023-11-14T22:13:15.000Z",
            "breach": ["hazard": "CG-M1-T1-20231114T220000Z"], "taken": 360, "repeated": 2, "thresholds": thresholds,
            "trend": .array(
                values.sorted { $0.key < $1.key }.map { minute, value in
                    let figure = JSONValue(value as Double?)
                    return [
                        "minute": .string((start + .minutes(Int64(minute))).rfc3339), "min": figure, "max": figure,
                        "mean": figure, "count": 6,
                    ]
                }),
        ]
    }

    private static func line(_ values: [Int: Double], interval: Int64 = 10, thresholds: JSONValue? = nil) -> String {
        let item =
            thresholds.map { point(values, interval: interval, thresholds: $0) } ?? point(values, interval: interval)
        return PointList.drawn(item, now: now)["sparkline"]?.string ?? ""
    }

    @Test("the last hour in twenty columns, as high as it is near the threshold, and empty where nothing came")
    func sparkline() {
        let rising = Dictionary(uniqueKeysWithValues: (0..<60).map { ($0, Double($0) * 8 / 59) })
        #expect(Self.line(rising) == "▁▁▂▂▂▃▃▄▄▄▅▅▆▆▆▇▇███")
        #expect(Self.line(rising.filter { !(15..<30).contains($0.key) }) == "▁▁▂▂▂     ▅▅▆▆▆▇▇███")
        #expect(Self.line([:]) == String(repeating: " ", count: 20))
        // A peak of one minute is not smoothed away.
        #expect(Self.line(rising.mapValues { _ in 0 }.merging([31: 8]) { $1 }) == "▁▁▁▁▁▁▁▁▁▁█▁▁▁▁▁▁▁▁▁")
    }

    @Test("a slow point is not broken by its own interval, and a lower threshold is neared from above")
    func odd() {
        #expect(Self.line([0: 0, 20: 8, 40: 0], interval: 1_200).filter { $0 == " " }.count == 6)
        let below: JSONValue = [["below": 0, "level": "general"]]
        let line = Self.line(
            Dictionary(uniqueKeysWithValues: (0..<60).map { ($0, $0 == 31 ? 0 : 8) }), thresholds: below)
        #expect(line == "██████████▁█████████")
    }

    @Test("a file has what a table draws as figures, and no pictures")
    func columns() {
        let item = Self.point([0: 1])
        let file = Dictionary(
            uniqueKeysWithValues: PointList.file(in: .shanghai).map { ($0.header, ($0.csv ?? $0.text)(item)) })
        #expect(file["point"] == "M1-T1" && file["state 状态"] == "alarm" && file["value"] == "8" && file["unit"] == "%")
        #expect(file["limits"] == "≥ 8 %" && file["hazard"] == "CG-M1-T1-20231114T220000Z" && file["taken"] == "360")
        #expect(file["measured"] == "2023-11-15 06:13:15" && file["last hour"] == nil)
        let table = PointList.table(in: .shanghai).map(\.header)
        #expect(table.contains("last hour") && !table.contains("taken"))
    }

    @Test("states stand out by their colours")
    func styles() {
        #expect(StateStyle.point(["state": "alarm"]) == .red)
        #expect(StateStyle.point(["state": "silent"]) == .yellow && StateStyle.point(["state": "fault"]) == .yellow)
        #expect(StateStyle.point(["state": "normal"]) == nil)
    }
}
