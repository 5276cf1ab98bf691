package import EventJSON
package import Ledgers

/// What an event says, in a few Chinese words.
package struct EventSummary {
    package let event: JSONValue
    package let policy: Policy

    package init(event: JSONValue, policy: Policy) {
        self.event = event
        self.policy = policy
    }

    package var type: String { event.text("type") }
    package var title: String { EventWords.title(of: type) }

    /// What follows the title.
    package var detail: String {
        if let own = NodeEvent.Kind(rawValue: type) { return Self.joined(parts(of: own)) }
        return EventType(rawValue: type).map { Self.joined(parts(of: $0)) } ?? ""
    }

    /// What is in full-width brackets needs no space before it.
    private static func joined(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: " ").replacing(" （", with: "（")
    }

    private var data: JSONValue { event["data"] ?? .null }

    private func parts(of type: EventType) -> [String] {
        switch type {
        case .hazardFound:
            [HazardLevel.title(of: data.text("level")), data.text("sector"), enterprise, data.text("description")]
        case .rectified: [data.text("summary")]
        case .verified: [data.text("result") == "passed" ? "通过" : "未通过", newDeadline, by, data.text("note")]
        case .extended: [newDeadline, data.text("reason"), approval]
        case .amended: [level, data.text("reason"), approval]
        case .withdrawn: [data.text("reason"), by, approval]
        case .measure: measure
        case .incident: [enterprise, casualties, data.text("description")]
        case .acknowledged: [by, data.text("note")]
        case .watch: [action, Watched.Kind.title(of: data.text("kind")), data.text("name"), data.text("reason")]
        }
    }

    private func parts(of kind: NodeEvent.Kind) -> [String] {
        switch kind {
        case .escalation: [stage, reason, "→", recipients]
        case .escalationResolved: [stage, data.text("id")]
        case .hazardClosed: [HazardLevel.title(of: data.text("level")), data.text("sector"), enterprise]
        case .deadLetter: [data.text("code"), data.text("source"), data.text("id"), repeated]
        case .watchlist: [action, Watched.Kind.title(of: data.text("kind")), data.text("name"), reasons]
        case .timer: [timer, stage]
        case .rules: []
        case .report: [data.text("file")]
        case .messageDelivered, .messageFailed: [data.text("route"), stage, data.text("reason")]
        case .checkpoint: ["至\(data["position"]?.display ?? "")", String(data.text("hash").prefix(16))]
        }
    }
}

extension EventSummary {
    private var enterprise: String { data.text("enterprise", "name") }
    private var stage: String { data["stage"]?.string.map { policy.stage($0)?.title ?? $0 } ?? "" }
    private var by: String { data["by"]?.string.map { "（\($0)）" } ?? "" }
    private var approval: String { data["approvedBy"]?.string.map { "（\($0)批准）" } ?? "" }
    private var newDeadline: String { data["newDeadline"]?.string.map { "延至\($0)" } ?? "" }
    private var level: String { data["level"]?.string.map { "改为\(HazardLevel.title(of: $0))" } ?? "" }
    private var repeated: String { (data["count"]?.integer).map { $0 > 1 ? "第\($0)次" : "" } ?? "" }

    private var measure: [String] {
        [
            MeasureKind.title(of: data.text("kind")), MeasureStatus.title(of: data.text("status")), enterprise,
            data.text("hazard"), data.text("incident"),
        ]
    }

    private var action: String {
        data["action"]?.string == "remove" ? "移出" : "列入"
    }

    /// Nothing where it was the calendar.
    private var reason: String {
        let code = data.text("reason")
        return code == Escalation.Reason.schedule.rawValue ? "" : "（\(Escalation.Reason.title(of: code))）"
    }

    private var recipients: String {
        (data["to"]?.array ?? []).map { RecipientWords.title(of: $0.display) }.joined(separator: "、")
    }

    private var reasons: String {
        (data["reasons"]?.array ?? []).map { WatchReason.title(of: $0.display) }.joined(separator: "、")
    }

    private var timer: String {
        switch data["timer"]?.string {
        case "unacknowledged": "叫应"
        case "repeat": "再次督办"
        case "parked": "早到事件期满"
        default: ""
        }
    }

    private var casualties: String {
        [("deaths", "死亡"), ("missing", "失踪"), ("seriousInjuries", "重伤"), ("minorInjuries", "轻伤")]
            .compactMap { name, title in (data[name]?.integer).map { $0 > 0 ? "\(title)\($0)" : "" } }
            .joined()
    }
}
