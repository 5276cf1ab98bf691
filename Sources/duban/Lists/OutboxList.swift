import Ledgers
import Tables

/// Escalations that wait for a listener, one a line.
enum OutboxList {
    static func columns(by policy: Policy) -> [List.Column] {
        [List.Column("position", "position", alignment: .right)] + EscalationList.columnsOfOneSubject(by: policy)
    }
}
