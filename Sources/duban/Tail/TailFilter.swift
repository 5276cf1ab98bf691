import EventJSON
import Words

/// Which messages of the tail are followed.
struct TailFilter {
    /// Empty for all.
    var types: [String]
    /// The beginning of the area.
    var area: String

    static let heartbeat = "heartbeat"

    /// Whether everything is followed, so that positions have no gaps.
    var isAll: Bool { types.isEmpty && area.isEmpty }

    /// Prefixes of topics, which are `<type>.<area>`.
    var subscriptions: [String] {
        if isAll { return [""] }
        let types = types.isEmpty ? EventWords.types : types
        return types.map { "\($0).\(area)" } + [Self.heartbeat]
    }

    /// The same for the question `history`.
    var parameters: [JSONMember] {
        [
            JSONMember("types", types.isEmpty ? .null : .array(types.map(JSONValue.string))),
            JSONMember("area", .string(area)),
        ]
    }
}
