import Ledgers

extension JSONValue: Equatable {
    /// Equal as JSON values: the order of members does not count, numbers compare by value, strings code point by
    /// code point.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.isExactly(right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): areEqual(left, right)
        default: false
        }
    }

    /// No name occurs twice in an object, so sorted members can be compared pair by pair.
    private static func areEqual(_ left: [JSONMember], _ right: [JSONMember]) -> Bool {
        guard left.count == right.count else { return false }
        let pairs = zip(left.sorted(by: JSONMember.inOrder), right.sorted(by: JSONMember.inOrder))
        return pairs.allSatisfy { $0.name.isExactly($1.name) && $0.value == $1.value }
    }
}

extension JSONMember {
    static func inOrder(_ left: JSONMember, _ right: JSONMember) -> Bool {
        left.name.precedesExactly(right.name)
    }
}
