import EventJSON
import Ledgers
import Monitoring
import Tables
import Words

/// Everything that is known of one monitoring point.
struct PointFacts {
    let point: PointSummary
    let zone: Zone
    let now: Instant

    func print() {
        var facts = Facts()
        for (name, value, style) in state + readings + place { facts.add(name, value, style: style) }
        facts.print()
    }

    private typealias Fact = (name: String, value: String, style: TextStyle?)

    private var item: JSONValue { point.point }

    private var state: [Fact] {
        let since = point.since.map { "  since \(zone.local($0))" } ?? ""
        return [
            ("state 状态", PointStanding.titled(item.text("state")) + since, StateStyle.point(item)),
            ("name 名称", item.text("name"), nil), ("value 读数", value, nil),
            ("hazards 隐患", point.hazards.joined(separator: " "), .red),
        ]
    }

    private var value: String {
        [point.value, point.quality].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private var readings: [Fact] {
        [
            ("last hour", lastHour, nil), ("measured 监测", time("time"), nil), ("received 接收", time("receivedAt"), nil),
            ("heard 有效", time("heardAt"), nil), ("faulty since 故障自", time("faultySince"), .yellow),
            ("interval 间隔", "\(item.text("interval")) s", nil), ("taken 已收", item.text("taken"), nil),
            ("repeated 重复", item.text("repeated"), nil),
        ]
    }

    private var lastHour: String {
        let trend = point.trend(in: now.lastHour)
        guard let extremes = trend.extremes else { return "" }
        let line = Sparkline(trend: trend, thresholds: point.thresholds).text(columns: 60)
        return "\(line)  min \(extremes.lowerBound.shown)  max \(extremes.upperBound.shown) \(item.text("unit"))"
    }

    private var place: [Fact] {
        [
            ("kind 监测内容", [item.text("kind"), item.text("title")].joined(separator: " "), nil),
            ("enterprise 企业", item.text("enterprise", "name"), nil),
            ("uscc 信用代码", item.text("enterprise", "uscc"), nil), ("area 属地", item.text("area"), nil),
            ("sector 行业领域", item.text("sector"), nil),
        ]
    }

    private func time(_ name: String) -> String { item.instant(name).map(zone.local) ?? "" }
}

extension PointFacts {
    var thresholds: List {
        let unit = item.text("unit")
        let summary: (JSONValue) -> ThresholdSummary? = { ThresholdSummary($0, unit: unit) }
        return List(
            columns: [
                List.Column(header: "limit 报警值") { summary($0)?.limit ?? "" },
                List.Column(header: "hold/s 持续", alignment: .right) { $0.text("hold") },
                List.Column(header: "clear 解除") { summary($0)?.clearing ?? "" },
                .code("level 等级", "level", HazardLevel.self),
            ], items: item["thresholds"]?.array ?? [])
    }

    var faults: List {
        List(
            columns: [
                List.Column(header: "fault 原因", style: { _ in .yellow }) { item in
                    let code = item.text("fault")
                    return "\(code) \(RefusalWords.title(of: code))"
                }, .figure("count", "count"), .time("first", "firstAt", in: zone), .time("last", "lastAt", in: zone),
            ], items: item["faults"]?.array ?? [])
    }
}
