/// Where a value, or the name of a member, stands in a text.
struct JSONNode {
    enum Kind {
        case null, bool, number, string, array, object
        /// A string with escapes: its text is not what stands there.
        case escapedString
    }

    let kind: Kind
    /// The first byte; of a string that of its quotation mark.
    let start: Int
    /// Behind the last byte.
    var end: Int
    /// The index of the first node behind this one and all that is in it.
    var next: Int
    /// Of the name of a member.
    var key = NameKey.none
    /// Of an object, the bits of its members' names: what has none of them is no member.
    var nameBits: UInt64 = 0

    var isString: Bool { kind == .string || kind == .escapedString }

    /// The text of a string without escapes.
    var content: Range<Int> { start + 1..<end - 1 }
}
