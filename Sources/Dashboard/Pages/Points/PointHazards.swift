import EventJSON
import Ledgers
import Words

/// The hazards that a point has raised, by their numbers: `CG-<point>-<start>` and `SX-<point>-<start>` (monitoring, section 10.3).
struct PointHazards {
    let point: String

    /// So far back they are looked for.
    static let reach = Span.days(365)
    private static let most = 1_000

    /// The newest first.
    func all(for visit: Visit) async throws -> [JSONValue] {
        var found: [JSONValue] = []
        for prefix in prefixes { found += try await hazards(from: prefix, for: visit) }
        return found.sorted { ($0.text("foundAt"), $0.text("hazard")) > ($1.text("foundAt"), $1.text("hazard")) }
    }

    private var prefixes: [String] { ["CG-\(point)-", "SX-\(point)-"] }

    /// Numbers are in order, and those of one point beside one another, so nothing else has to be looked at.
    private func hazards(from prefix: String, for visit: Visit) async throws -> [JSONValue] {
        let start = (visit.now - Self.reach).rfc3339.prefix(10).filter { $0 != "-" }
        let items =
            try await visit.ask(
                "hazards",
                [JSONMember("after", .string(prefix + start)), JSONMember("limit", JSONValue(Self.most))]
            ).array ?? []
        return items.prefix { $0.text("hazard").hasPrefix(prefix) }.filter { isOwn($0.text("hazard"), behind: prefix) }
    }

    /// Not of another point whose id goes on where this one ends.
    private func isOwn(_ number: String, behind prefix: String) -> Bool {
        !number.dropFirst(prefix.count).contains("-")
    }
}
