import Ledgers
import Tables

/// Escalations that wait for a listener, one a line.
enum OutboxList {
    static func columns(by policy: Policy) -> [List.Column] {
        [.figure("position", "position").sheet("日志位置", 10)] + EscalationList.columnsOfOneSubject(by: policy)
    }
}
