/// A text with places in it that each message, line or row fills: `{mine}-{/sensor/id}`.
public struct Template: Hashable, Sendable {
    /// What stands between braces.
    public enum Reference: Hashable, Sendable {
        /// `{}` or `{/a/b}`: a value of the JSON text; the first is all of it.
        case pointer(JSONPointer)
        /// `{mine}`: a named segment of the topic, or a column by its name, or without a header by its number from 1.
        case name(String)
    }

    public enum Part: Hashable, Sendable {
        case text(String)
        case reference(Reference)
    }

    public let parts: [Part]

    /// The whole JSON text: a payload that is a plain number.
    public static let whole = Template(parts: [.reference(.pointer(JSONPointer("")!))])

    public init(parts: [Part]) {
        self.parts = parts
    }

    /// Nil where braces don't match up, or hold what is no JSON Pointer.
    public init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else { return nil }
            let inside = rest[rest.index(after: brace)..<end]
            guard !inside.contains("{"), let reference = Reference(String(inside)) else { return nil }
            if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
            parts.append(.reference(reference))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    /// What it takes from elsewhere.
    public var references: [Reference] {
        parts.compactMap { if case .reference(let reference) = $0 { reference } else { nil } }
    }
}

extension Template.Reference {
    fileprivate init?(_ text: String) {
        guard text.isEmpty || text.hasPrefix("/") else {
            self = .name(text)
            return
        }
        guard let pointer = JSONPointer(text) else { return nil }
        self = .pointer(pointer)
    }
}
