import EventJSON
import Ledgers

/// What answers say, read leniently: what is not there is nothing.
extension JSONValue {
    /// For people: the text of a member, empty where there is none.
    func text(_ path: String...) -> String {
        path.reduce(self) { $0[$1] ?? .null }.display
    }

    func instant(_ name: String) -> Instant? {
        self[name]?.string.flatMap(Instant.init(rfc3339:))
    }

    func date(_ name: String) -> LocalDate? {
        self[name]?.string.flatMap(LocalDate.init(iso8601:))
    }

    /// An object without one of its members.
    func removing(_ name: String) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.name != name })
    }

    /// An object with one more member.
    func adding(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members + [JSONMember(name, value)])
    }
}
