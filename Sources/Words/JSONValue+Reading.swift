package import EventJSON
package import Ledgers

/// What answers say, read leniently: what is not there is nothing.
extension JSONValue {
    /// For people: the text of a member, empty where there is none.
    package func text(_ path: String...) -> String {
        path.reduce(self) { $0[$1] ?? .null }.display
    }

    package func instant(_ name: String) -> Instant? {
        self[name]?.string.flatMap(Instant.init(rfc3339:))
    }

    package func date(_ name: String) -> LocalDate? {
        self[name]?.string.flatMap(LocalDate.init(iso8601:))
    }

    /// An object without one of its members.
    package func removing(_ name: String) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.name != name })
    }

    /// An object with one more member.
    package func adding(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members + [JSONMember(name, value)])
    }
}

extension JSONValue {
    /// For people: a text without its quotes, nothing for null.
    package var display: String {
        switch self {
        case .null: ""
        case .string(let text): text
        case .array(let items): items.map(\.display).joined(separator: " ")
        case .bool, .number, .object: text
        }
    }
}
