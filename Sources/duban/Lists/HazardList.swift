import EventJSON
import Ledgers
import Tables
import Words
import Workbooks

/// Hazards as a list, one a line.
enum HazardList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            List.Column("hazard", "hazard").sheet("隐患编号", 20),
            .code("level 等级", "level", HazardLevel.self).styled { $0.text("level") == "major" ? .bold : nil }.optional
                .sheet("等级", 7),
            .code("state 状态", "state", Hazard.State.self).styled(StateStyle.hazard).sheet("状态", 9),
            .day("deadline", "deadline").sheet("整改期限", 12),
            .figure("overdue", "daysOverdue").styled { _ in .red }.sheet("逾期天数", 9),
            List.Column("area", "area").optional.sheet("属地", 10, .center),
            List.Column("sector", "sector").optional.sheet("行业领域", 12, .center),
            List.Column("enterprise", "enterprise", "name", mayShrink: true).sheet("企业（单位）名称", 28),
            .time("found", "foundAt", in: zone).optional.sheet("发现时间", 17),
            List.Column("description", "details", "description", mayShrink: true).sheet("隐患描述", 48),
        ]
    }
}
