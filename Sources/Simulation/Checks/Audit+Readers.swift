import EventJSON
import LedgerStore
import Node

/// What readers saw, against the log.
extension Audit {
    /// A subscriber may miss rows; what it saw is in the log, as it saw it, in the log's order, and each row once.
    func checkTail() {
        for subscriber in city.subscribers { check(subscriber) }
    }

    private func check(_ subscriber: TailSubscriber) {
        var newest = 0
        for message in subscriber.messages {
            guard let position = (try? JSONParser.parse(message[1]))?["position"]?.integer,
                rows.indices.contains(position - 1)
            else {
                violate("a row was published that is not in the log")
                continue
            }
            if rows[position - 1].tailFrames != message {
                violate("position \(position) was published with another content")
            }
            if position <= newest { violate("position \(position) was published after \(newest)") }
            newest = position
        }
    }

    /// Every escalation was delivered at least once, and nothing else.
    func checkDeliveries() {
        let raised = rows.filter { $0.draft.type == NodeEvent.Kind.escalation.rawValue }
        let delivered = Set(city.listener.delivered)
        for row in raised where row.position <= city.lastAsked && !delivered.contains(row.draft.id) {
            violate("the escalation \(row.draft.id) was never delivered")
        }
        for id in delivered.subtracting(raised.map(\.draft.id)).sorted() {
            violate("the escalation \(id) was delivered and is not in the log")
        }
    }
}
