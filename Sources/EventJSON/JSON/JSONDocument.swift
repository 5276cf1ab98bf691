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
        let node = nodes[index]
        if node.kind == .escapedString { return String(decoding: unescaped[node.start] ?? [], as: UTF8.self) }
        return bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[node.content]), as: UTF8.self)
        }
    }

    /// The index of the value that an object has under a name.
    func value(_ name: String, in object: Int) -> Int? {
        name.withExactBytes { name in
            bytes.withUnsafeBufferPointer { bytes in
                nodes.withUnsafeBufferPointer { nodes in
                    var index = object + 1
                    while index < nodes[object].next {
                        if isName(nodes[index], name, in: bytes) { return index + 1 }
                        index = nodes[index + 1].next
                    }
                    return nil
                }
            }
        }
    }

    private func isName(
        _ node: JSONNode, _ name: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard node.kind != .escapedString else { return name.elementsEqual(unescaped[node.start] ?? []) }
        return node.content.count == name.count && bytes[node.content].elementsEqual(name)
    }
}
