import EventJSON
import Ledgers
import Words

extension PointView {
    /// - Parameters:
    ///   - answer: to `point`.
    ///   - hazards: that it has raised.
    init(_ answer: JSONValue, range: PointRange, hazards: [JSONValue], for visit: Visit) {
        let point = PointSummary(answer)
        let state = PointColumns.stateCell(of: point, for: visit)
        let id = answer.text("point")
        self.init(
            id: id, name: answer.text("name"),
            state: state.text + (point.since.map { "（自 \(visit.zone.local($0).prefix(16))）" } ?? ""),
            tone: state.tone?.rawValue ?? "", mark: state.mark, value: point.value,
            stamp: Self.stamp(of: point, for: visit), measured: answer.text("title"),
            ranges: PointRange.allCases.map {
                Link(title: $0.title, address: "\(visit.path)?range=\($0.rawValue)", isChosen: $0 == range)
            },
            chart: Self.chart(of: point, range: range, for: visit), readings: Self.readings(of: point, for: visit),
            facts: Self.facts(of: answer), thresholds: Self.thresholds(of: answer, point),
            faults: Self.faults(of: answer, for: visit), hazards: Self.table(of: hazards, for: visit),
            allHazards: "/hazards?text=\(FormFields.encoded("-\(id)-"))", renewal: String(range.renewal),
            isLive: range == .hour)
    }

    private static func chart(of point: PointSummary, range: PointRange, for visit: Visit) -> String {
        let trend = point.trend(in: range.time(until: visit.now), step: range.step)
        return PointChart(
            id: "trend", title: "\(point.point.text("name"))\(range.title)的\(point.point.text("title"))", trend: trend,
            thresholds: point.thresholds, unit: point.point.text("unit"), zone: visit.zone, frame: .full
        ).picture.markup
    }

    private static func stamp(of point: PointSummary, for visit: Visit) -> String {
        guard let time = point.point.instant("time") else { return "没有读数" }
        return [point.quality, visit.zone.local(time), "\(visit.age(of: time))前"].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    private static func readings(of point: PointSummary, for visit: Visit) -> [Fact] {
        let item = point.point
        let trend = point.trend(in: visit.hour)
        let extremes = trend.extremes.map { "\($0.lowerBound.shown) 至 \($0.upperBound.shown) \(item.text("unit"))" }
        return Fact.known([
            ("近一小时", extremes ?? ""), ("接收", visit.local(item, "receivedAt")),
            ("最近有效", visit.local(item, "heardAt")), ("故障自", visit.local(item, "faultySince")),
            ("预期间隔", Self.length(point.interval)), ("已收读数", item["taken"]?.integer?.grouped ?? ""),
            ("重复读数", item["repeated"]?.integer?.grouped ?? ""),
        ])
    }

    private static func facts(of item: JSONValue) -> [Fact] {
        Fact.known([
            ("编号", item.text("point")), ("监测内容", item.text("title")), ("监测种类", item.text("kind")),
            ("企业", item.text("enterprise", "name")), ("统一社会信用代码", item.text("enterprise", "uscc")),
            ("属地", item.text("area")), ("行业领域", item.text("sector")),
        ])
    }
}

extension PointView {
    /// `0.5 秒`, `30 秒`, `5 分钟`
    fileprivate static func length(_ span: Span) -> String {
        let minute = Span.minutes(1).milliseconds
        guard span.milliseconds >= minute, span.milliseconds % minute == 0 else {
            return "\((Double(span.milliseconds) / 1_000).shown) 秒"
        }
        return "\(span.milliseconds / minute) 分钟"
    }

    private static func thresholds(of item: JSONValue, _ point: PointSummary) -> TableView? {
        let unit = item.text("unit")
        let summary: @Sendable (JSONValue) -> ThresholdSummary? = { ThresholdSummary($0, unit: unit) }
        let columns = [
            ListColumn("报警值", .code) { ListCell(summary($0)?.limit ?? "") },
            ListColumn("持续") { ListCell(summary($0).map { $0.hold.milliseconds == 0 ? "立即" : length($0.hold) } ?? "") },
            ListColumn("解除", .code) { ListCell(summary($0)?.clearing ?? "") }, HazardColumns.level,
        ]
        let items = item["thresholds"]?.array ?? []
        return items.isEmpty ? nil : TableView(caption: "报警值", columns: columns, items: items, emptyText: "")
    }

    private static func faults(of item: JSONValue, for visit: Visit) -> TableView? {
        let columns = [
            ListColumn("原因") {
                ListCell(RefusalWords.title(of: $0.text("fault")), detail: $0.text("fault"), tone: .warn)
            },
            PointColumns.count, .time("首次", "firstAt", visit), .time("最近", "lastAt", visit),
        ]
        let items = item["faults"]?.array ?? []
        return items.isEmpty ? nil : TableView(caption: "拒收的读数", columns: columns, items: items, emptyText: "")
    }

    private static func table(of hazards: [JSONValue], for visit: Visit) -> TableView {
        var table = TableView(
            caption: "近一年的隐患",
            columns: [
                HazardColumns.number("编号", "hazard"), HazardColumns.level, HazardColumns.state(on: visit.today),
                .time("发现", "foundAt", visit), .time("整改完成", "rectifiedAt", visit), HazardColumns.deadline,
            ], items: hazards, emptyText: "没有隐患")
        table.isTall = true
        return table
    }
}
