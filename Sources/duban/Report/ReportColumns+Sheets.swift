import EventJSON
import Ledgers
import Workbooks
import Words

/// The columns of the workbook: what the notices ask a list of hazards to name (五落实: whose they are, by which measures, for how
/// much, by when, with which plan).
extension ReportColumns {
    static func unresolvedSheet(in zone: Zone) -> [List.Column] {
        facts(in: zone) + plans + [
            List.Column(header: "状态") { Hazard.State.title(of: $0.text("state")) }.sheet("整改状态", 7, .center),
            .figure("逾期天数", "daysOverdue").sheet("逾期天数", 6, .center),
        ]
    }

    static func resolvedSheet(in zone: Zone) -> [List.Column] {
        facts(in: zone) + plans + [
            date("整改完成日期", "rectifiedAt", in: zone), date("销号日期", "closedAt", in: zone),
            List.Column(header: "备注") { $0["red"] == true ? "前期隐患，本期完成整改" : "" }.sheet("备注", 12),
        ]
    }

    private static func facts(in zone: Zone) -> [List.Column] {
        [
            .figure("序号", "number").sheet("序号", 5, .center),
            List.Column("隐患编号", "hazard").sheet("隐患编号", 12, .center),
            List.Column("行业领域", "sector").sheet("行业领域", 10, .center),
            List.Column("属地", "area").sheet("属地", 10, .center),
            List.Column("企业名称", "enterprise", "name").sheet("企业（单位）名称", 18),
            List.Column("隐患描述", "details", "description").sheet("隐患内容", 28),
            List.Column(header: "等级") { HazardLevel.title(of: $0.text("level")) }.sheet("隐患等级", 6, .center),
            List.Column(header: "来源") { FoundBy.title(of: $0.text("details", "foundBy")) }.sheet("排查方式", 8, .center),
            date("发现日期", "foundAt", in: zone),
        ]
    }

    private static var plans: [List.Column] {
        [
            List.Column("整改措施", "details", "measures").sheet("整改措施", 20), funds,
            .day("整改期限", "deadline").sheet("整改时限", 11),
            List.Column("责任单位", "details", "responsibleUnit").sheet("整改责任单位", 16),
            List.Column("责任人", "details", "responsiblePerson").sheet("整改责任人", 9, .center),
            List.Column("牵头部门", "details", "leadDepartment").sheet("牵头监管部门", 12, .center),
        ]
    }

    private static var funds: List.Column {
        var column = List.Column("整改资金", "details", "fundsYuan").sheet("整改资金（元）", 12, .right)
        column.inSheet.numberFormat = "#,##0.00"
        return column.cell { ($0["details"]?["fundsYuan"] ?? .null).cell }
    }

    private static func date(_ header: String, _ name: String, in zone: Zone) -> List.Column {
        List.Column(header, name).sheet(header, 11, .center).cell { item in
            item.instant(name).map { .date(CalendarTime(zone.date(of: $0))) } ?? .blank
        }
    }
}
