import EventJSON
import Ledgers
import Tables
import Words

/// What has happened to a hazard: the rows of the log about it, in their order.
enum TimelineList {
    static func columns(by policy: Policy) -> [List.Column] {
        [
            .figure("position", "position"), .time("received", "receivedAt", in: policy.zone),
            List.Column(header: "time", isOptional: true) { row in
                row["event"]?.instant("time").map { String(policy.zone.local($0).prefix(16)) } ?? ""
            },
            List.Column(header: "event", style: style) { row in
                let type = row.text("event", "type")
                return "\(type) \(EventWords.title(of: type))"
            },
            List.Column(header: "what", mayShrink: true) { row in
                EventSummary(event: row["event"] ?? .null, policy: policy).detail
            },
            List.Column(header: "became", style: { _ in .yellow }, text: fate),
            List.Column("office", "office", mayShrink: true).optional,
            List.Column("who", "event", "source", mayShrink: true).optional,
        ]
    }

    /// Nothing for what went its way.
    private static func fate(of row: JSONValue) -> String {
        switch row.text("standing") {
        case "folded": ""
        case "parked": "parked 待前序"
        case let code: "refused \(code)"
        }
    }

    private static func style(of row: JSONValue) -> TextStyle? {
        switch row.text("event", "type") {
        case "escalation": .red
        case "escalation-resolved", "hazard-closed": .green
        case "timer": .dim
        default: nil
        }
    }
}
