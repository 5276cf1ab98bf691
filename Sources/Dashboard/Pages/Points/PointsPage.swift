import EventJSON
import Ledgers
import Monitoring
import Words

/// 监测点: what is measured all the time, and how it stands.
enum PointsPage {
    /// Of the chart in each row.
    private static let minutes = 60
    /// Values change without a row of the log.
    private static let renewal = 15

    static func list(for visit: Visit) async throws -> ListPage {
        let overview = try await visit.ask("points-overview")
        let figures = PointFigures(overview)
        let filters = filters(for: visit)
        var list = ListPage(
            title: "监测点", intro: "实时监测的点位、最近读数和近一小时的变化。状态依次按超限、失效、故障、正常判定。", question: "points",
            ofPages: [JSONMember("minutes", JSONValue(minutes))], filters: filters, columns: columns(for: visit),
            key: { .string($0.text("point")) },
            emptyText: figures.count(nil) == 0 ? "没有监测点（在 points.yaml 中登记）" : "没有符合条件的监测点")
        let chosen = visit.fields["state"]
        list.total = .told(total(figures, filters: filters, for: visit))
        list.figures = figures.strip(chosen: chosen, withAll: true)
        list.readings = ReadingsView(overview, for: visit)
        list.renewal = renewal
        return list
    }

    /// The overview counts by state, and by nothing else.
    private static func total(_ figures: PointFigures, filters: [ListFilter], for visit: Visit) -> Int? {
        let others = filters.filter { $0.name != "state" && visit.fields[$0.name] != nil }
        guard others.isEmpty else { return nil }
        return figures.count(visit.fields["state"].flatMap(PointStanding.init))
    }

    private static func filters(for visit: Visit) -> [ListFilter] {
        [
            ListFilter("state", "状态", PointStanding.self), .area, .sector(of: visit),
            ListFilter("kind", "监测种类", .text(hint: "如 methane")),
            ListFilter("text", "搜索", .text(hint: "编号、名称或企业")),
        ]
    }

    private static func columns(for visit: Visit) -> [ListColumn] {
        [
            PointColumns.name, ListColumn("编号", "point", style: .code).only(on: .files),
            PointColumns.state(for: visit), PointColumns.value(for: visit),
            ListColumn("单位", "unit").only(on: .files), PointColumns.trend(for: visit).only(on: .page),
            PointColumns.thresholds, PointColumns.hazards, ListColumn("监测内容", "title"),
        ] + HazardColumns.place + PointColumns.inFiles(for: visit)
    }
}
