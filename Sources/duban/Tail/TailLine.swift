import EventJSON
import Ledgers
import Tables
import Words

/// A message of the tail as one line for people.
struct TailLine {
    let message: TailMessage
    let policy: Policy

    var text: String {
        let event = message.event
        let time = event.instant("time").map(policy.zone.stamp) ?? ""
        let summary = EventSummary(event: event, policy: policy)
        return [
            time, message.topic.padded(to: 29), event.text("subject").padded(to: 20),
            "\(summary.title) \(summary.detail)",
        ].map(\.printable).joined(separator: "  ")
    }

    var style: TextStyle? {
        switch message.event.text("type") {
        case "escalation", "incident": .red
        case "escalation-resolved", "hazard-closed": .green
        case "dead-letter", "watchlist": .yellow
        case "timer", "rules": .dim
        default: nil
        }
    }
}

extension String {
    fileprivate func padded(to columns: Int) -> String {
        self + String(repeating: " ", count: max(0, columns - DisplayWidth.of(printable)))
    }
}
