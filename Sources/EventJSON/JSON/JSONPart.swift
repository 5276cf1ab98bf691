/// A value where it stands in its text.
public struct JSONPart: Sendable {
    let document: JSONDocument
    let index: Int

    var node: JSONNode { document.nodes[index] }

    /// The value of an object's member; nil where this is no object or has no such member.
    public subscript(name: String) -> JSONPart? {
        guard node.kind == .object else { return nil }
        return document.value(name, in: index).map(document.part)
    }

    public var string: String? {
        switch node.kind {
        case .string, .escapedString: document.text(of: index)
        default: nil
        }
    }

    public var isNull: Bool { node.kind == .null }

    var number: JSONNumber? {
        guard node.kind == .number else { return nil }
        return JSONNumber(text: String(decoding: document.bytes[node.start..<node.end], as: UTF8.self))
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
        var members: [(name: JSONPart, value: JSONPart)] = []
        var next = index + 1
        while next < node.next {
            members.append((name: document.part(at: next), value: document.part(at: next + 1)))
            next = document.nodes[next + 1].next
        }
        return members
    }

    /// As it is written, without white space between the tokens.
    public var compacted: [UInt8] {
        let text = document.bytes[node.start..<node.end]
        return document.isSpaced ? JSONText.compacted(text) : Array(text)
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
