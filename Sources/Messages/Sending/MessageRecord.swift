public import EventJSON
import Ledgers

/// What the node is to write into its log: that a message was delivered, or given up.
public struct MessageRecord: Sendable {
    public enum Fate: String, Sendable {
        case delivered
        case failed
    }

    public let fate: Fate
    /// Recorded once: an escalation that was delivered on a route is not given up on it too.
    public let id: String
    /// The number of a hazard or incident; `messages/<route>` of a digest.
    public let subject: String
    public let area: String?
    public let data: JSONValue

    init(_ fate: Fate, _ items: [Waiting], isDigest: Bool, route: String, via: String, reason: String? = nil) {
        let first = items[0].item
        self.fate = fate
        id = Self.id(of: items, isDigest: isDigest, route: route)
        subject = isDigest ? "messages/\(route)" : first.id.subject
        area = isDigest ? nil : first.area
        let members: [JSONMember?] = [
            JSONMember("route", .string(route)), JSONMember("via", .string(via)),
            isDigest ? nil : JSONMember("stage", .string(first.id.stage)),
            reason.map { JSONMember("reason", .string($0)) },
            JSONMember("attempts", JSONValue(items.map(\.attempts).max())),
            JSONMember("escalations", .array(items.map { Self.escalation($0.item) })),
        ]
        data = .object(members.compactMap(\.self))
    }

    static func id(of items: [Waiting], isDigest: Bool, route: String) -> String {
        guard let first = items.first?.item else { return "" }
        return isDigest ? "message/\(route)/digest/\(first.position)" : "message/\(route)/\(first.id)"
    }

    private static func escalation(_ item: OutboxItem) -> JSONValue {
        ["id": .string(item.id.description), "position": JSONValue(item.position)]
    }

    /// Positions of escalations that a row of the log says to be settled on a route.
    static func settled(by row: JSONValue, on route: String) -> [Int64] {
        guard let data = row["event"]?["data"], data["route"]?.string == route else { return [] }
        return data["escalations"]?.array?.compactMap { $0["position"]?.integer.map(Int64.init) } ?? []
    }
}
