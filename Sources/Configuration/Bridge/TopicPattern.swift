/// A topic filter whose segments may have names: `mine/{mine}/gas/{sensor}`, with `+` for a segment without a name and `#` at the
/// end for all that follows. Source: MQTT 3.1.1, 4.7.
public struct TopicPattern: Hashable, Sendable, CustomStringConvertible {
    private enum Segment: Hashable, Sendable {
        case exactly(String)
        case named(String)
        case any
        case rest
    }

    /// As written.
    public let description: String
    private let segments: [Segment]

    /// Nil where it is none: empty, a brace that is not around a whole segment, a `#` before the end, a name twice.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let segments = parts.compactMap(Self.segment)
        guard !text.isEmpty, text.utf8.count <= Self.longest, !text.contains("\0"), segments.count == parts.count,
            !segments.dropLast().contains(.rest)
        else { return nil }
        description = text
        self.segments = segments
        guard Set(names).count == names.count else { return nil }
    }

    /// MQTT 3.1.1, 1.5.3.
    private static let longest = 65_535

    private static func segment(_ text: String) -> Segment? {
        if text == "+" { return .any }
        if text == "#" { return .rest }
        if let match = text.wholeMatch(of: /\{([A-Za-z][A-Za-z0-9_]*)\}/) { return .named(String(match.1)) }
        return text.contains(where: { "{}+#".contains($0) }) ? nil : .exactly(text)
    }

    /// The names of its segments.
    public var names: [String] {
        segments.compactMap { if case .named(let name) = $0 { name } else { nil } }
    }

    /// As brokers know it, with `+` for what has a name.
    public var filter: String {
        let parts = segments.map { segment in
            switch segment {
            case .exactly(let text): text
            case .named, .any: "+"
            case .rest: "#"
            }
        }
        return parts.joined(separator: "/")
    }

    /// What the named segments are in a topic; nil where the topic is another one.
    public func match(_ topic: String) -> [String: String]? {
        let parts = topic.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var found: [String: String] = [:]
        for (index, segment) in segments.enumerated() {
            // `a/#` is `a` too.
            if segment == .rest { return found }
            guard index < parts.count else { return nil }
            switch segment {
            case .exactly(let text) where text != parts[index]: return nil
            case .named(let name): found[name] = parts[index]
            default: break
            }
        }
        return parts.count == segments.count ? found : nil
    }
}
