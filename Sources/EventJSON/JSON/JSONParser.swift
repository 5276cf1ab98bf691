/// A strict parser of RFC 8259: what is ambiguous (duplicate names, lone surrogates, numbers beyond a double) is refused,
/// since two readers could take it for different events.
public struct JSONParser {
    /// Far beyond what an event needs, and far below what a thread's stack holds.
    static let maximumDepth = 100

    /// What was found, for ``JSONDocument``.
    struct Found {
        var nodes: [JSONNode] = []
        var unescaped: [Int: [UInt8]] = [:]
        var isSpaced = false

        /// The key of the newest node, the name of a member.
        func lastKey(in bytes: UnsafeBufferPointer<UInt8>) -> NameKey {
            let node = nodes[nodes.count - 1]
            return if node.kind == .escapedString {
                (unescaped[node.start] ?? []).withUnsafeBufferPointer(NameKey.init)
            } else {
                NameKey(UnsafeBufferPointer(rebasing: bytes[node.content]))
            }
        }
    }

    let bytes: UnsafeBufferPointer<UInt8>
    var index: Int
    let end: Int
    var found = Found()
    private var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        end = range.upperBound
        // As many as an event of common size has.
        found.nodes.reserveCapacity(64)
    }

    public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        try JSONDocument(bytes).root.value
    }

    /// Goes through the whole text.
    mutating func parse() throws(JSONError) {
        try value()
        skipSpace()
        guard index == end else { throw error(.trailingBytes) }
    }

    func error(_ reason: JSONError.Reason) -> JSONError {
        JSONError(reason: reason, offset: index)
    }

    var next: UInt8? { index < end ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, JSONText.isSpace(byte) {
            index += 1
            found.isSpaced = true
        }
    }

    mutating func take(_ byte: UInt8) throws(JSONError) {
        guard let next else { throw error(.unexpectedEnd) }
        guard next == byte else { throw error(.unexpectedByte) }
        index += 1
    }

    /// Adds the node of what begins at `start` and ends here.
    mutating func add(_ kind: JSONNode.Kind, from start: Int) {
        found.nodes.append(JSONNode(kind: kind, start: start, end: index, next: found.nodes.count + 1))
    }

    private mutating func value() throws(JSONError) {
        skipSpace()
        guard let byte = next else { throw error(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "t"): try literal("true", .bool)
        case UInt8(ascii: "f"): try literal("false", .bool)
        case UInt8(ascii: "n"): try literal("null", .null)
        default: try number()
        }
    }

    private mutating func literal(_ text: StaticString, _ kind: JSONNode.Kind) throws(JSONError) {
        let start = index
        for offset in 0..<text.utf8CodeUnitCount { try take(text.utf8Start[offset]) }
        add(kind, from: start)
    }

    private mutating func array() throws(JSONError) {
        let array = try open(.array)
        skipSpace()
        if next != UInt8(ascii: "]") {
            repeat { try value() } while try isFollowed(before: UInt8(ascii: "]"))
        }
        close(array)
    }

    private mutating func object() throws(JSONError) {
        let object = try open(.object)
        skipSpace()
        if next != UInt8(ascii: "}") {
            var names = NameSet(of: object)
            repeat { try member(&names) } while try isFollowed(before: UInt8(ascii: "}"))
        }
        close(object)
    }

    private mutating func member(_ names: inout NameSet) throws(JSONError) {
        skipSpace()
        let start = index
        try string()
        guard names.insertLast(of: &found, in: bytes) else { throw JSONError(reason: .duplicateName, offset: start) }
        skipSpace()
        try take(UInt8(ascii: ":"))
        try value()
    }

    /// Begins what other nodes are in.
    private mutating func open(_ kind: JSONNode.Kind) throws(JSONError) -> Int {
        guard depth < Self.maximumDepth else { throw error(.nestedTooDeep) }
        depth += 1
        index += 1
        add(kind, from: index - 1)
        return found.nodes.count - 1
    }

    /// Ends it, at its closing byte.
    private mutating func close(_ opened: Int) {
        depth -= 1
        index += 1
        found.nodes[opened].end = index
        found.nodes[opened].next = found.nodes.count
    }

    /// Whether a comma stands behind an item, not the closing byte.
    private mutating func isFollowed(before closing: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        if next == closing { return false }
        try take(UInt8(ascii: ","))
        return true
    }
}
