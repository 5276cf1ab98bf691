import EventJSON
import Ledgers
import Monitoring
import Tables
import Words
import Workbooks

/// Monitoring points as a list, one a line.
enum PointList {
    /// The member that ``drawn(_:now:)`` makes of the minutes.
    private static let sparkline = "sparkline"
    private static let columns = 20

    /// The item with a picture in place of its minutes, which are many.
    static func drawn(_ item: JSONValue, now: Instant) -> JSONValue {
        let point = PointSummary(item)
        let line = Sparkline(trend: point.trend(in: now.lastHour), thresholds: point.thresholds)
        return item.removing("trend").adding(sparkline, .string(line.text(columns: columns)))
    }

    static func columns(in zone: Zone) -> [List.Column] {
        [
            List.Column("point", "point").sheet("监测点编号", 18),
            .code("state 状态", "state", PointStanding.self).styled(StateStyle.point).sheet("状态", 8),
            .figure("value", "value").sheet("读数", 10), List.Column("unit", "unit").sheet("单位", 8, .center),
        ]
    }

    /// With pictures, for a terminal.
    static func table(in zone: Zone) -> [List.Column] {
        columns(in: zone) + [List.Column(header: "last hour") { $0.text(sparkline) }] + others(in: zone)
    }

    static func file(in zone: Zone) -> [List.Column] {
        columns(in: zone) + others(in: zone) + [
            .figure("taken", "taken").sheet("已收读数", 10), .figure("repeated", "repeated").sheet("重复读数", 10),
        ]
    }

    private static func others(in zone: Zone) -> [List.Column] {
        [
            .time("measured", "time", in: zone).sheet("监测时间", 17),
            List.Column(header: "hazard", isOptional: true, style: { _ in .red }) { item in
                PointSummary(item).hazards.joined(separator: " ")
            }.sheet("隐患编号", 34),
            List.Column(header: "limits", isOptional: true) { item in
                PointSummary(item).thresholds.map(\.limit).joined(separator: " ")
            }.sheet("报警值", 20),
            List.Column("name", "name", mayShrink: true).sheet("名称", 24),
            List.Column("kind", "title").optional.sheet("监测内容", 12, .center),
            List.Column("area", "area").optional.sheet("属地", 10, .center),
            List.Column("sector", "sector").optional.sheet("行业领域", 12, .center),
            List.Column("enterprise", "enterprise", "name", mayShrink: true).optional.sheet("企业（单位）名称", 28),
        ]
    }
}

extension Instant {
    /// The last 60 minutes, with the one that is not over yet.
    var lastHour: Range<Instant> {
        let minute = Instant(milliseconds: milliseconds / 60_000 * 60_000)
        return minute - .minutes(59)..<minute + .minutes(1)
    }
}
