extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { JSONMember($0, $1) })
    }
    public init(nilLiteral: ()) { self = .null }
}

/// Values for what may be absent: nil is null.
extension JSONValue {
    public init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
    public init(_ number: Int?) { self = number.map { .number(JSONNumber(Int64($0))) } ?? .null }
    public init(_ number: Int64?) { self = number.map { .number(JSONNumber($0)) } ?? .null }
    public init(_ number: Double?) { self = number.map { .number(JSONNumber($0)) } ?? .null }
}
