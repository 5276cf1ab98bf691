import Ledgers

/// A JSON text as a value. Members keep the order in which they were written.
public enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// The value of an object's member; nil where this is no object or has no such member.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.isExactly(name) }?.value
    }

    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    public var array: [JSONValue]? {
        if case .array(let items) = self { items } else { nil }
    }

    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The number, where it is a whole one that fits.
    public var integer: Int? {
        if case .number(let number) = self { number.integer } else { nil }
    }

    public var isNull: Bool {
        if case .null = self { true } else { false }
    }
}
