import EventJSON
import Ledgers
import Tables
import Words
import Workbooks

/// Incidents as a list, one a line. A figure that nobody has reported is left empty.
enum IncidentList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            List.Column("incident", "incident").sheet("事故编号", 20),
            .code("class 等级", "class", IncidentClass.self).styled(StateStyle.incident).sheet("等级", 10),
            .time("occurred", "occurredAt", in: zone).sheet("发生时间", 17),
            .figure("死亡", "deaths"), .figure("失踪", "missing"), .figure("重伤", "seriousInjuries"),
            .figure("轻伤", "minorInjuries").optional,
            .figure("loss/yuan", "directLossYuan").optional.sheet("直接损失（元）", 14),
            List.Column(header: "late 迟报", alignment: .right, style: { _ in .red }, csv: lateMinutes) {
                $0["late"] == true ? "\(lateMinutes(of: $0)) min" : ""
            }
            .sheet("迟报（分钟）", 9, .right).cell { $0["late"] == true ? ($0["lateMinutes"] ?? .null).cell : .blank },
            .figure("reports", "reports").optional.sheet("报告次数", 9),
            List.Column("area", "area").optional.sheet("属地", 10, .center),
            List.Column("sector", "sector").optional.sheet("行业领域", 12, .center),
            List.Column("enterprise", "enterprise", "name", mayShrink: true).sheet("企业（单位）名称", 28),
            List.Column("description", "description", mayShrink: true).optional.sheet("经过", 44),
        ]
    }

    private static func lateMinutes(of incident: JSONValue) -> String {
        incident["late"] == true ? incident.text("lateMinutes") : ""
    }
}
