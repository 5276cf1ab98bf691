import EventJSON
import Ledgers
import Node
import Words

/// One look at a page: who looks, with which fields, and what the node says to them.
struct Visit: Sendable {
    let caller: Caller
    let path: String
    let fields: FormFields
    let rules: Rules
    /// By the node's clock.
    let now: Instant
    private let node: DashboardNode
    private let places: Places

    init(_ caller: Caller, path: String, fields: FormFields, node: DashboardNode, places: Places) {
        self.caller = caller
        self.path = path
        self.fields = fields
        self.node = node
        self.places = places
        rules = node.rules()
        now = node.now()
    }

    /// To come back here.
    var address: String {
        let kept = FormFields(fields.all.filter { $0.name != "done" })
        return kept.all.isEmpty ? path : "\(path)?\(kept.text)"
    }

    var policy: Policy { rules.policy }
    var zone: Zone { policy.zone }
    var today: LocalDate { zone.date(of: now) }

    /// Of the areas of whoever looks, and of nothing else.
    func ask(_ name: String, _ parameters: [JSONMember] = []) async throws -> JSONValue {
        try await places.taking { try await node.ask(Question(name, parameters), caller.areas) }
    }

    /// Nothing where whoever looks is of some areas alone, and the question is about all.
    func askIfAllowed(_ name: String, _ parameters: [JSONMember] = []) async throws -> JSONValue? {
        do { return try await ask(name, parameters) } catch let error as AskError where error.code == "forbidden" {
            return nil
        }
    }

    /// To the minute; empty for nothing.
    func local(_ item: JSONValue, _ name: String) -> String {
        item.instant(name).map { String(zone.local($0).prefix(16)) } ?? ""
    }

    /// In the largest unit that fits: `12 秒`.
    func age(of instant: Instant) -> String {
        let seconds = max(0, (now.milliseconds - instant.milliseconds) / 1_000)
        switch seconds {
        case ..<60: return "\(seconds) 秒"
        case ..<3_600: return "\(seconds / 60) 分钟"
        case ..<172_800: return "\(seconds / 3_600) 小时"
        default: return "\(seconds / 86_400) 天"
        }
    }
}
