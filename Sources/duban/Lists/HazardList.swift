import EventJSON
import Ledgers
import Tables

/// Hazards as a list, one a line.
enum HazardList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            List.Column("hazard", "hazard"),
            .code("level 等级", "level", HazardLevel.self).styled { $0.text("level") == "major" ? .bold : nil }.optional,
            .code("state 状态", "state", Hazard.State.self).styled(StateStyle.hazard),
            List.Column("deadline", "deadline"),
            .figure("overdue", "daysOverdue").styled { _ in .red },
            List.Column("area", "area").optional, List.Column("sector", "sector").optional,
            List.Column("enterprise", "enterprise", "name", mayShrink: true),
            .time("found", "foundAt", in: zone).optional,
            List.Column("description", "details", "description", mayShrink: true),
        ]
    }
}
