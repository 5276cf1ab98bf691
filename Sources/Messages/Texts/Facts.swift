import EventJSON
import Ledgers

/// What is known of a hazard or an incident that an escalation is about, in words.
struct Facts {
    let isIncident: Bool
    /// The most telling: days overdue, or an incident's class and victims.
    let headline: String
    let sector: String?
    let description: String?
    /// `2026-11-15（逾期 5 天）`; nil of an incident.
    let deadlineText: String?
    /// How the escalation stands.
    let standing: String

    init(_ item: OutboxItem, wording: Wording, today: LocalDate) {
        isIncident = wording.isAboutIncident(item.id.stage)
        let about = isIncident ? item.incident : item.hazard
        sector = about?["sector"]?.string
        description = isIncident ? about?["description"]?.string : about?["details"]?["description"]?.string
        standing = Self.standing(of: item.status)
        let deadline = isIncident ? nil : about?["deadline"]?.string.flatMap(LocalDate.init(iso8601:))
        let state = about?["state"]?.string.flatMap(Hazard.State.init(rawValue:))
        let days = deadline.map { Self.days(to: $0, from: today, state) }
        deadlineText = deadline.map { "\($0.iso8601)（\(Self.days(to: $0, from: today, state))）" }
        headline = isIncident ? Self.headline(ofIncident: about) : days ?? "重大隐患"
    }

    private static func standing(of status: Escalation.Status) -> String {
        switch status {
        case .open: "待签收"
        case .acknowledged: "已签收"
        case .resolved: "已解除"
        }
    }

    private static func days(to deadline: LocalDate, from today: LocalDate, _ state: Hazard.State?) -> String {
        switch state {
        case .rectified: "已整改，待验收"
        case .closed: "已销号"
        case .withdrawn: "误报撤销"
        case .open, nil:
            today > deadline ? "逾期 \(today - deadline) 天" : today == deadline ? "今日到期" : "还有 \(deadline - today) 天"
        }
    }

    private static func headline(ofIncident incident: JSONValue?) -> String {
        let title = incident?["class"]?.string.flatMap { classes[$0] } ?? "事故"
        let victims = [("deaths", "死亡"), ("missing", "失联"), ("seriousInjuries", "重伤")].compactMap { key, word in
            incident?[key]?.integer.flatMap { $0 > 0 ? "\(word) \($0) 人" : nil }
        }
        return ([title] + victims).joined(separator: "，")
    }

    private static let classes = [
        "especially-serious": "特别重大事故", "serious": "重大事故", "considerable": "较大事故", "ordinary": "一般事故",
        "near-miss": "险情", "unclassified": "事故（未定级）",
    ]
}
