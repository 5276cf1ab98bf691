public import EventJSON

extension JSONValue {
    /// An equal value that is written differently.
    func respelt(by random: inout SplitMix64) -> JSONValue {
        switch self {
        case .null, .bool, .string: self
        case .number(let number): .number(number.respelt(by: &random))
        case .array(let items): .array(items.map { $0.respelt(by: &random) })
        case .object(let members):
            .object(random.shuffled(members.map { JSONMember($0.name, $0.value.respelt(by: &random)) }))
        }
    }

    /// The value as JSON with a blank between all tokens and every other character of a string escaped.
    public var spaciousText: String {
        switch self {
        case .null, .bool, .number: text
        case .string(let text): Self.escaped(text)
        case .array(let items): "[ " + items.map(\.spaciousText).joined(separator: " ,\n") + " ]"
        case .object(let members):
            "{\t" + members.map { Self.escaped($0.name) + " : " + $0.value.spaciousText }.joined(separator: ",\r\n")
                + "}"
        }
    }

    private static func escaped(_ text: String) -> String {
        let units = text.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return "\"" + units.joined() + "\""
    }
}

extension JSONNumber {
    /// `3` as `3.0`, `0.3e1` or `30E-1`.
    fileprivate func respelt(by random: inout SplitMix64) -> JSONNumber {
        guard let integer, (0...1_000_000_000).contains(integer) else { return self }
        let spellings = ["\(integer)", "\(integer).0", "\(integer)0E-1", "\(integer)e0", "\(integer).00e+0"]
        let parsed = try? JSONParser.parse(Array(random.pick(spellings).utf8))
        guard case .number(let number)? = parsed else { return self }
        return number
    }
}
