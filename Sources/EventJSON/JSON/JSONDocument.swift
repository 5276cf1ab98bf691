import Ledgers

/// A JSON text that was found valid, and where its values stand in it. Nothing is made of them before it is asked for.
///
/// The nodes stand in the order of the text: what is in an array or object follows it, in an object name and value in turn.
public final class JSONDocument: Sendable {
    let bytes: [UInt8]
    let nodes: [JSONNode]
    /// The texts of the strings with escapes, by where those start.
    let unescaped: [Int: [UInt8]]
    /// Whether there is white space between the tokens.
    let isSpaced: Bool

    public convenience init(_ bytes: [UInt8]) throws(JSONError) {
        try self.init(bytes, in: 0..<bytes.count)
    }

    /// Reads a part of a text that holds one value.
    init(_ bytes: [UInt8], in range: Range<Int>) throws(JSONError) {
        let found = try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
            var parser = JSONParser(bytes, in: range)
            try parser.parse()
            return parser.found
        }
        self.bytes = bytes
        nodes = found.nodes
        unescaped = found.unescaped
        isSpaced = found.isSpaced
    }

    public var root: JSONPart { part(at: 0) }

    func part(at index: Int) -> JSONPart { JSONPart(document: self, index: index) }

    /// The text of a string.
    func text(of index: Int) -> String {
        withText(of: index) { text in
            // It was found valid when it was parsed.
            String(copying: UTF8Span(unchecked: text.span))
        }
    }

    /// Hands out the bytes of a string where they are.
    func withText<Outcome>(of index: Int, _ work: (UnsafeBufferPointer<UInt8>) -> Outcome) -> Outcome {
        let node = nodes[index]
        if node.kind == .escapedString { return (unescaped[node.start] ?? []).withUnsafeBufferPointer(work) }
        return bytes.withUnsafeBufferPointer { work(UnsafeBufferPointer(rebasing: $0[node.content])) }
    }

    /// The indices of the names of an object's members.
    func names(of object: Int) -> [Int] {
        var names: [Int] = []
        forEachName(of: object) { names.append($0) }
        return names
    }

    func memberCount(of object: Int) -> Int {
        var count = 0
        forEachName(of: object) { _ in count += 1 }
        return count
    }

    private func forEachName(of object: Int, _ work: (Int) -> Void) {
        var index = object + 1
        while index < nodes[object].next {
            work(index)
            index = nodes[index + 1].next
        }
    }

    /// Where an object has a member.
    /// - Returns: the index of its value, and how many members stand before it.
    func member(_ name: UnsafeBufferPointer<UInt8>, of object: Int) -> (value: Int, place: Int)? {
        let key = NameKey(name)
        return nodes.withUnsafeBufferPointer { nodes in
            guard nodes[object].nameBits & key.bit != 0 else { return nil }
            var place = 0
            var index = object + 1
            while index < nodes[object].next {
                if nodes[index].key == key, withText(of: index, { $0.isEqual(to: name) }) { return (index + 1, place) }
                index = nodes[index + 1].next
                place += 1
            }
            return nil
        }
    }
}
