import Ledgers

/// A value where it stands in its text.
public struct JSONPart: Sendable {
    let document: JSONDocument
    let index: Int

    var node: JSONNode { document.nodes[index] }

    /// The value of an object's member; nil where this is no object or has no such member.
    public subscript(name: String) -> JSONPart? {
        guard node.kind == .object else { return nil }
        return name.withExactBytes { document.member($0, of: index) }.map { document.part(at: $0.value) }
    }

    public var string: String? { node.isString ? document.text(of: index) : nil }

    public var isNull: Bool { node.kind == .null }

    var number: JSONNumber? {
        guard node.kind == .number else { return nil }
        return JSONNumber(text: String(decoding: document.bytes[node.start..<node.end], as: UTF8.self))
    }

    /// The number as a double, without its text.
    var double: Double? {
        guard node.kind == .number else { return nil }
        let plain = document.bytes.withUnsafeBufferPointer { bytes in
            PlainDecimal(UnsafeBufferPointer(rebasing: bytes[range]))?.double
        }
        return plain ?? number?.double
    }

    /// The elements of an array.
    var items: [JSONPart]? {
        guard node.kind == .array else { return nil }
        var items: [JSONPart] = []
        var next = index + 1
        while next < node.next {
            items.append(document.part(at: next))
            next = document.nodes[next].next
        }
        return items
    }

    /// The members of an object; none of what is no object.
    var members: [(name: JSONPart, value: JSONPart)] {
        guard node.kind == .object else { return [] }
        return document.names(of: index).map { (name: document.part(at: $0), value: document.part(at: $0 + 1)) }
    }

    /// As it is written, without white space between the tokens.
    public var compacted: [UInt8] {
        let (node, bytes) = (node, document.bytes)
        if document.isSpaced { return JSONText.compacted(bytes[node.start..<node.end]) }
        return node.start == 0 && node.end == bytes.count ? bytes : Array(bytes[node.start..<node.end])
    }

    /// What it is, for messages.
    var kind: String {
        switch node.kind {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string, .escapedString: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSONPart {
    /// The value itself, which takes many times the room of its text.
    public var value: JSONValue {
        switch node.kind {
        case .null: .null
        case .bool: .bool(document.bytes[node.start] == UInt8(ascii: "t"))
        case .number: number.map(JSONValue.number) ?? .null
        case .string, .escapedString: .string(document.text(of: index))
        case .array: .array((items ?? []).map(\.value))
        case .object: .object(members.map { JSONMember(document.text(of: $0.name.index), $0.value.value) })
        }
    }
}
