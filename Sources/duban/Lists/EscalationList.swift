import EventJSON
import Ledgers
import Tables
import Words
import Workbooks

/// Escalations as a list, one a line.
enum EscalationList {
    static func columns(by policy: Policy) -> [List.Column] {
        columnsOfOneSubject(by: policy) + [
            List.Column("area", "area").optional.sheet("属地", 10, .center),
            List.Column("enterprise", "enterprise", mayShrink: true).optional.sheet("企业（单位）名称", 28),
        ]
    }

    private static func recipients(of escalation: JSONValue) -> String {
        (escalation["to"]?.array ?? []).compactMap(\.string).map(RecipientWords.title).joined(separator: "、")
    }

    static func columnsOfOneSubject(by policy: Policy) -> [List.Column] {
        [
            List.Column("escalation", "id").sheet("督办编号", 28),
            .stage("stage 级别", "stage", of: policy).sheet("级别", 12, .center),
            .code("status 状态", "status", Escalation.Status.self).styled(StateStyle.escalation).sheet("状态", 9),
            .code("reason 原因", "reason", Escalation.Reason.self).optional.sheet("原因", 10),
            List.Column("to", "to", mayShrink: true).optional.sheet("发往", 30).cell { .text(recipients(of: $0)) },
            .time("raised", "raisedAt", in: policy.zone).sheet("发出时间", 17),
            List.Column("by 签收", "acknowledgedBy", mayShrink: true).optional.sheet("签收人", 12),
            .time("acknowledged", "acknowledgedAt", in: policy.zone).optional.sheet("签收时间", 17),
            .time("resolved", "resolvedAt", in: policy.zone).optional.sheet("解除时间", 17),
        ]
    }
}
