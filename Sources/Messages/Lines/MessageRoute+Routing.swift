import DubanConfiguration
import Ledgers

extension MessageRoute {
    /// Whether an escalation is told on this route.
    func takes(_ item: OutboxItem) -> Bool {
        areas.includes(item.area) && stages?.contains(item.id.stage) != false
            && recipients?.isDisjoint(with: item.recipients) != true
            && since.map { item.raisedAt >= $0 } != false
    }

    /// Its cursor in the node's outbox.
    var cursor: String { "message.\(name)" }
}
