/// Everybody who may talk to a node.
public struct Offices: Hashable, Sendable {
    public let all: [Office]
    private let byName: [String: Int]
    private let byKey: [String: Int]

    /// - Parameter all: with names and keys of which none occurs twice; else the first one counts.
    public init(_ all: [Office]) {
        self.all = all
        byName = Dictionary(all.enumerated().map { ($1.name, $0) }) { first, _ in first }
        byKey = Dictionary(all.enumerated().flatMap { index, office in office.keys.map { ($0, index) } }) { first, _ in
            first
        }
    }

    public func office(named name: String) -> Office? {
        byName[name].map { all[$0] }
    }

    /// - Parameter key: a public CURVE key, 40 characters of Z85.
    public func office(holding key: String) -> Office? {
        byKey[key].map { all[$0] }
    }

    public static func == (left: Offices, right: Offices) -> Bool {
        left.all == right.all
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(all)
    }
}

/// In the log: the list.
extension Offices: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try [Office](from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        try all.encode(to: encoder)
    }
}
