import EventJSON
import Ledgers
import Tables

/// The entries of one ledger as a list, one a line.
enum EntryList {
    static func columns(in zone: Zone) -> [List.Column] {
        [
            List.Column("subject", "subject"),
            .code("status 状态", "status", LedgerEntry.Status.self).styled(StateStyle.entry),
            List.Column(header: "kind 种类", csv: { $0.text("kind") }) { kind(of: $0.text("kind")) },
            List.Column("deadline", "deadline"),
            .figure("overdue", "daysOverdue").styled { _ in .red },
            .time("opened", "openedAt", in: zone).optional, .time("closed", "closedAt", in: zone).optional,
            List.Column("area", "area").optional, List.Column("sector", "sector").optional,
            List.Column("enterprise", "enterprise", "name", mayShrink: true),
            List.Column("description", "description", mayShrink: true),
        ]
    }

    /// The level of a hazard, the kind of a measure or the class of an incident.
    private static func kind(of code: String) -> String {
        HazardLevel(rawValue: code)?.titled ?? MeasureKind(rawValue: code)?.titled ?? IncidentClass.titled(code)
    }
}
