import EventJSON
import Ledgers
import Tables
import Words
import Workbooks

/// The entries of one ledger as a list, one a line.
enum EntryList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            List.Column("subject", "subject").sheet("编号", 20),
            .code("status 状态", "status", LedgerEntry.Status.self).styled(StateStyle.entry).sheet("状态", 9),
            List.Column(header: "kind 种类", csv: { $0.text("kind") }) { kind(of: $0.text("kind")) }
                .sheet("种类", 12, .center).cell { .text(title(of: $0.text("kind"))) },
            .day("deadline", "deadline").sheet("整改期限", 12),
            .figure("overdue", "daysOverdue").styled { _ in .red }.sheet("逾期天数", 9),
            .time("opened", "openedAt", in: zone).optional.sheet("立案时间", 17),
            .time("closed", "closedAt", in: zone).optional.sheet("销号时间", 17),
            List.Column("area", "area").optional.sheet("属地", 10, .center),
            List.Column("sector", "sector").optional.sheet("行业领域", 12, .center),
            List.Column("enterprise", "enterprise", "name", mayShrink: true).sheet("企业（单位）名称", 28),
            List.Column("description", "description", mayShrink: true).sheet("内容", 44),
        ]
    }

    private static func title(of code: String) -> String {
        HazardLevel(rawValue: code)?.title ?? MeasureKind(rawValue: code)?.title ?? IncidentClass.title(of: code)
    }

    /// The level of a hazard, the kind of a measure or the class of an incident.
    private static func kind(of code: String) -> String {
        HazardLevel(rawValue: code)?.titled ?? MeasureKind(rawValue: code)?.titled ?? IncidentClass.titled(code)
    }
}
