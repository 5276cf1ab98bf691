import EventJSON

extension JSONValue {
    /// The JSON text over several lines, members indented.
    var pretty: String { pretty(indent: "") }

    private func pretty(indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .array(let items) where !items.isEmpty:
            return Self.block("[", items.map { inner + $0.pretty(indent: inner) }, indent + "]")
        case .object(let members) where !members.isEmpty:
            let lines = members.map {
                "\(inner)\(JSONValue.string($0.name).text): \($0.value.pretty(indent: inner))"
            }
            return Self.block("{", lines, indent + "}")
        default: return text
        }
    }

    private static func block(_ start: String, _ lines: [String], _ end: String) -> String {
        ([start] + [lines.joined(separator: ",\n")] + [end]).joined(separator: "\n")
    }
}
