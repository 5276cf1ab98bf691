/// The areas that an office answers for: each with all that lies below it (GB/T 2260: `1404` is a city, `140403` a county
/// of it).
public struct AreaScope: Hashable, Sendable {
    /// The beginnings of areas; the empty one stands for all areas. One with a hyphen is a zone, below which nothing lies.
    public var prefixes: [String]

    public init(_ prefixes: [String]) {
        self.prefixes = prefixes
    }

    public static let everywhere = AreaScope([""])

    /// Whether there is no area outside of it, and what is about no area lies in it too.
    public var isEverywhere: Bool { prefixes.contains("") }

    /// - Parameter area: nil for what is about no area.
    public func includes(_ area: String?) -> Bool {
        guard let area else { return isEverywhere }
        return prefixes.contains {
            $0.utf8.contains(UInt8(ascii: "-")) ? area.isExactly($0) : area.utf8.starts(with: $0.utf8)
        }
    }
}

/// In the log: a list of beginnings.
extension AreaScope: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try [String](from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        try prefixes.encode(to: encoder)
    }
}
