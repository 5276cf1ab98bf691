import EventJSON
import Ledgers
import Tables

/// Escalations as a list, one a line.
enum EscalationList {
    static func columns(by policy: Policy) -> [List.Column] {
        columnsOfOneSubject(by: policy) + [
            List.Column("area", "area").optional, List.Column("enterprise", "enterprise", mayShrink: true).optional,
        ]
    }

    static func columnsOfOneSubject(by policy: Policy) -> [List.Column] {
        [
            List.Column("escalation", "id"),
            .stage("stage 级别", "stage", of: policy),
            .code("status 状态", "status", Escalation.Status.self).styled(StateStyle.escalation),
            .code("reason 原因", "reason", Escalation.Reason.self).optional,
            List.Column("to", "to", mayShrink: true).optional,
            .time("raised", "raisedAt", in: policy.zone),
            List.Column("by 签收", "acknowledgedBy", mayShrink: true).optional,
            .time("acknowledged", "acknowledgedAt", in: policy.zone).optional,
            .time("resolved", "resolvedAt", in: policy.zone).optional,
        ]
    }
}
