import EventJSON
import Ledgers
import Words

extension HazardView.Step {
    /// - Parameter row: of the log.
    init(_ row: JSONValue, for visit: Visit) {
        let event = row["event"] ?? .null
        let summary = EventSummary(event: event, policy: visit.policy)
        let (received, happened) = (visit.local(row, "receivedAt"), visit.local(event, "time"))
        self.init(
            position: row.text("position"), received: received, happened: happened == received ? nil : happened,
            title: summary.title, detail: summary.detail, sender: Self.sender(of: row),
            tone: Self.tone(of: summary.type),
            fate: Self.fate(of: row.text("standing")), hash: row.text("hash"),
            evidence: (event["data"]?["evidence"]?.array ?? []).map(HazardView.Evidence.init),
            measured: event["data"]?["point"].flatMap { HazardView.Measured($0, for: visit) })
    }

    private static func sender(of row: JSONValue) -> String {
        let source = row.text("event", "source")
        guard let office = row["office"]?.string, !source.hasSuffix("/\(office)") else {
            return own[source] ?? source
        }
        return "\(office)（\(source)）"
    }

    /// What the node itself says, and what its monitoring points do.
    private static let own = [NodeEvent.source: "本节点", "/duban/points": "监测点"]

    private static func tone(of type: String) -> String {
        switch type {
        case "escalation", "incident": "alarm"
        case "escalation-resolved", "hazard-closed", "verified": "done"
        case "rectified", "acknowledged": "calm"
        case "timer": "dim"
        default: "plain"
        }
    }

    private static func fate(of standing: String) -> String? {
        switch standing {
        case "folded", "": nil
        case "parked": "早到，等待前序事件"
        case let code: "未被采纳：\(RefusalWords.title(of: code))"
        }
    }
}

extension HazardView.Measured {
    /// - Parameter json: `point` of a `hazard-found`.
    init?(_ json: JSONValue, for visit: Visit) {
        guard let id = json["id"]?.string else { return nil }
        let value = PointSummary(json).value
        let limit = ThresholdSummary(json, unit: json.text("unit"))?.limit
        let since = json.instant("since").map(visit.zone.local)
        let words = [value.isEmpty ? nil : "实测 \(value)", limit.map { "报警值 \($0)" }, since.map { "自 \($0) 起" }]
        self.init(
            point: id, address: PointColumns.address(of: id), words: words.compactMap(\.self).joined(separator: "，"))
    }
}

extension HazardView.Evidence {
    init(_ json: JSONValue) {
        let address = json.text("uri")
        // An address may be anything, also a script.
        let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
        self.init(name: address, address: isWeb ? address : nil, digest: json["sha256"]?.string)
    }
}
