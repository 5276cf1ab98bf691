import EventJSON
import Ledgers
import Tables
import Words

/// The columns of 附件1 and 附件2, under the names that people know.
enum ReportColumns {
    static func unresolved(in zone: Zone) -> [List.Column] {
        [.figure("序号", "number")] + hazard + [
            .time("发现时间", "foundAt", in: zone).optional, List.Column("整改期限", "deadline"), state, overdue,
        ] + people + [description]
    }

    static func resolved(in zone: Zone) -> [List.Column] {
        [.figure("序号", "number"), red] + hazard + [
            .time("发现时间", "foundAt", in: zone).optional, .time("销号时间", "closedAt", in: zone),
        ] + people + [description]
    }

    static func all(in zone: Zone) -> [List.Column] {
        [List.Column("附件", "sheet"), .figure("序号", "number")] + hazard + [
            List.Column("统一社会信用代码", "enterprise", "uscc"), description,
            .time("发现时间", "foundAt", in: zone), List.Column("整改期限", "deadline"), state, overdue,
            .time("销号时间", "closedAt", in: zone), red,
        ] + people + [
            List.Column("牵头部门", "details", "leadDepartment"), List.Column("整改措施", "details", "measures"),
            List.Column("整改资金（元）", "details", "fundsYuan"),
        ]
    }

    private static var hazard: [List.Column] {
        [
            List.Column("隐患编号", "hazard"),
            List.Column(header: "等级", style: { $0.text("level") == "major" ? .bold : nil }) {
                HazardLevel.title(of: $0.text("level"))
            },
            List.Column("行业领域", "sector").optional, List.Column("属地", "area").optional,
            List.Column("企业名称", "enterprise", "name", mayShrink: true),
        ]
    }

    private static var people: [List.Column] {
        [
            List.Column("责任单位", "details", "responsibleUnit", mayShrink: true).optional,
            List.Column("责任人", "details", "responsiblePerson").optional,
        ]
    }

    private static var state: List.Column {
        List.Column(header: "状态", style: StateStyle.hazard) { Hazard.State.title(of: $0.text("state")) }
    }

    private static var overdue: List.Column {
        .figure("逾期天数", "daysOverdue").styled { _ in .red }
    }

    private static var red: List.Column {
        List.Column(header: "标红") { $0["red"] == true ? "标红" : "" }
    }

    private static var description: List.Column {
        List.Column("隐患描述", "details", "description", mayShrink: true)
    }

}
