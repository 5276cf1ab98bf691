import DubanConfiguration
import EventJSON

/// A JSON text, and the named segments of the topic that it came by.
struct PayloadFields: Fields {
    let json: JSONValue
    var names: [String: String] = [:]

    func text(of reference: Template.Reference) -> String? {
        switch reference {
        case .pointer(let pointer): json[pointer]?.scalarText
        case .name(let name): names[name]
        }
    }
}

extension JSONValue {
    /// The value at a place; nil where there is none. Source: RFC 6901, 4.
    subscript(pointer: JSONPointer) -> JSONValue? {
        var value = self
        for token in pointer.tokens {
            guard let next = value[token] ?? value.item(token) else { return nil }
            value = next
        }
        return value
    }

    private func item(_ token: String) -> JSONValue? {
        guard let items = array, token.wholeMatch(of: /0|[1-9][0-9]{0,9}/) != nil, let index = Int(token),
            items.indices.contains(index)
        else { return nil }
        return items[index]
    }

    fileprivate var scalarText: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.text
        case .bool(let value): value ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}
