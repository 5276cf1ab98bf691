/// A strict parser of RFC 8259: what is ambiguous (duplicate names, lone surrogates, numbers beyond a double) is refused,
/// since two readers could take it for different events.
public struct JSONParser {
    /// Far beyond what an event needs, and far below what a thread's stack holds.
    static let maximumDepth = 100

    let bytes: [UInt8]
    var index: Int
    let end: Int
    private var depth = 0

    private init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        end = range.upperBound
    }

    public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        try parse(bytes, in: 0..<bytes.count)
    }

    /// Parses a part of a text that holds one value.
    static func parse(_ bytes: [UInt8], in range: Range<Int>) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes, in: range)
        let value = try parser.value()
        parser.skipSpace()
        guard parser.index == parser.end else { throw parser.error(.trailingBytes) }
        return value
    }

    func error(_ reason: JSONError.Reason) -> JSONError {
        JSONError(reason: reason, offset: index)
    }

    var next: UInt8? { index < end ? bytes[index] : nil }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    mutating func take(_ byte: UInt8) throws(JSONError) {
        guard let next else { throw error(.unexpectedEnd) }
        guard next == byte else { throw error(.unexpectedByte) }
        index += 1
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        skipSpace()
        guard let byte = next else { throw error(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func nested(
        _ read: (inout JSONParser) throws(JSONError) -> JSONValue
    ) throws(JSONError) -> JSONValue {
        guard depth < Self.maximumDepth else { throw error(.nestedTooDeep) }
        depth += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for offset in 0..<text.utf8CodeUnitCount { try take(text.utf8Start[offset]) }
        return value
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        try take(UInt8(ascii: "["))
        var items: [JSONValue] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            index += 1
            return .array(items)
        }
        while true {
            items.append(try value())
            if try ended(by: UInt8(ascii: "]")) { return .array(items) }
        }
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        try take(UInt8(ascii: "{"))
        var members: [JSONMember] = []
        var names = NameSet()
        skipSpace()
        if next == UInt8(ascii: "}") {
            index += 1
            return .object(members)
        }
        while true {
            skipSpace()
            let start = index
            let name = try string()
            guard names.insert(name, after: members) else {
                throw JSONError(reason: .duplicateName, offset: start)
            }
            skipSpace()
            try take(UInt8(ascii: ":"))
            members.append(JSONMember(name, try value()))
            if try ended(by: UInt8(ascii: "}")) { return .object(members) }
        }
    }

    /// Takes what follows an item: a comma, or the closing byte.
    private mutating func ended(by closing: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        if next == closing {
            index += 1
            return true
        }
        try take(UInt8(ascii: ","))
        return false
    }
}
