import EventJSON
import Ledgers
import Tables

/// Incidents as a list, one a line. A figure that nobody has reported is left empty.
enum IncidentList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            List.Column("incident", "incident"),
            .code("class 等级", "class", IncidentClass.self).styled(StateStyle.incident),
            .time("occurred", "occurredAt", in: zone),
            .figure("死亡", "deaths"), .figure("失踪", "missing"), .figure("重伤", "seriousInjuries"),
            .figure("轻伤", "minorInjuries").optional, .figure("loss/yuan", "directLossYuan").optional,
            List.Column(header: "late 迟报", alignment: .right, style: { _ in .red }, csv: lateMinutes) {
                $0["late"] == true ? "\(lateMinutes(of: $0)) min" : ""
            },
            .figure("reports", "reports").optional,
            List.Column("area", "area").optional, List.Column("sector", "sector").optional,
            List.Column("enterprise", "enterprise", "name", mayShrink: true),
            List.Column("description", "description", mayShrink: true).optional,
        ]
    }

    private static func lateMinutes(of incident: JSONValue) -> String {
        incident["late"] == true ? incident.text("lateMinutes") : ""
    }
}
