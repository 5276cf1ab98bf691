import EventJSON
import Ledgers
import Words

/// All hazards.
enum HazardsPage {
    static func list(for visit: Visit) -> ListPage {
        ListPage(
            title: "隐患", intro: "已发现的全部隐患。逾期指整改期限已过仍未整改。", question: "hazards",
            filters: filters(for: visit), columns: HazardColumns.all(for: visit),
            key: { .string(key(of: $0, for: visit)) },
            emptyText: "没有符合条件的隐患")
    }

    private static func key(of item: JSONValue, for visit: Visit) -> String {
        let number = item.text("hazard")
        return visit.fields["order"] == "deadline" ? "\(item.text("deadline"))/\(number)" : number
    }

    private static let orders = [
        ListFilter.Option(value: "number", title: "编号"), ListFilter.Option(value: "deadline", title: "整改期限"),
    ]

    private static func filters(for visit: Visit) -> [ListFilter] {
        let today = JSONValue.string(visit.today.iso8601)
        return [
            .text, ListFilter("state", "状态", Hazard.State.self), ListFilter("level", "等级", HazardLevel.self), .area,
            .sector(of: visit), ListFilter("riskColour", "风险等级", RiskColour.self),
            ListFilter("overdue", "只看逾期", .flag) { _ in JSONMember("overdueOn", today) },
            ListFilter("order", "排序", .order(orders)),
        ]
    }
}
