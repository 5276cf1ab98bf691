import EventJSON
import Ledgers
import Words

/// A row of the log in words, for the page and for the script that goes on with it.
struct TailRow: TemplateView {
    let position: String
    let time: String
    let type: String
    let title: String
    let detail: String
    let area: String
    let subject: String
    /// Where the subject is shown; nil where it is shown nowhere.
    let address: String?
    let office: String
    let tone: String

    init(_ row: JSONValue, policy: Policy) {
        let event = row["event"] ?? .null
        let summary = EventSummary(event: event, policy: policy)
        let area = row.text("topic").split(separator: ".").last.map(String.init) ?? ""
        position = row.text("position")
        time = row.instant("receivedAt").map { String(policy.zone.local($0).dropFirst(5)) } ?? ""
        type = summary.type
        title = summary.title
        detail = summary.detail
        self.area = area == "none" ? "" : area
        subject = event.text("subject")
        address = Self.isAboutHazard(event, policy) ? HazardColumns.address(of: subject) : nil
        office = row.text("office")
        tone = Self.tones[summary.type] ?? "plain"
    }

    var json: JSONValue {
        [
            "position": .string(position), "time": .string(time), "type": .string(type), "title": .string(title),
            "detail": .string(detail), "area": .string(area), "subject": .string(subject),
            "address": JSONValue(address), "office": .string(office), "tone": .string(tone),
        ]
    }

    private static func isAboutHazard(_ event: JSONValue, _ policy: Policy) -> Bool {
        switch event.text("type") {
        case "hazard-found", "rectified", "verified", "extended", "amended", "withdrawn", "hazard-closed": true
        case "escalation", "escalation-resolved":
            (policy.escalations.ladder.map(\.stage) + [policy.escalations.verify])
                .contains { $0.code == event.text("data", "stage") }
        default: false
        }
    }

    private static let tones = [
        "escalation": "alarm", "incident": "alarm", "escalation-resolved": "done", "hazard-closed": "done",
        "dead-letter": "warn", "watchlist": "warn", "timer": "dim", "rules": "dim", "checkpoint": "dim",
    ]
}
