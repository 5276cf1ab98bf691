import EventJSON
import Ledgers

/// An escalation as the node's outbox tells it: as it was raised, and how it stands now.
struct OutboxItem: Sendable {
    /// Of the log.
    let position: Int64
    let id: EscalationID
    let recipients: [String]
    let raisedAt: Instant
    let status: Escalation.Status
    let area: String?
    let enterprise: String?
    /// What it is about, as the queries show it.
    let hazard: JSONValue?
    let incident: JSONValue?
    /// The node's own event, as it is in the log.
    let event: JSONValue

    /// - Returns: nil where the text is no item of an outbox.
    init?(_ json: JSONValue) {
        guard let position = json["position"]?.integer, let event = json["event"], let data = event["data"],
            let id = event["id"]?.string.flatMap({ EscalationID($0) }),
            let raisedAt = data["raisedAt"]?.string.flatMap(Instant.init(rfc3339:))
        else { return nil }
        self.position = Int64(position)
        self.id = id
        self.event = event
        self.raisedAt = raisedAt
        recipients = data["to"]?.array?.compactMap(\.string) ?? []
        status = json["status"]?.string.flatMap(Escalation.Status.init(rawValue:)) ?? .open
        area = json["area"]?.string
        enterprise = json["enterprise"]?.string
        hazard = json["hazard"]
        incident = json["incident"]
    }
}
