import EventJSON

/// What somebody who follows wants to be told of.
struct TailFilter: Sendable {
    /// A type of events; nil for all.
    let type: String?
    /// The beginning of an area; nil for all.
    let area: String?

    init(_ fields: FormFields) {
        type = fields["type"]
        area = fields["area"]
    }

    /// Of the question `history`.
    var parameters: [JSONMember] {
        [JSONMember("types", type.map { .array([.string($0)]) } ?? .null), JSONMember("area", JSONValue(area))]
    }
}
