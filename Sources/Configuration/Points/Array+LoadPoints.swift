public import Ledgers
public import Monitoring

extension [Point] {
    /// The monitoring points that a file gives (`points.yaml`), in its order: at the start, and for a node that reads them again.
    ///
    /// - Parameter policy: whose sectors they may be of.
    /// - Throws: what is refused first: an unreadable file, a fault of YAML, an unknown key, a value that is not allowed, an id
    ///   that two points share, or thresholds that make no sense together.
    public static func load(file: String, policy: Policy) throws(ConfigurationError) -> [Point] {
        try read(Document.load(file: file), policy: policy)
    }

    static func read(_ document: Document, policy: Policy) throws(ConfigurationError) -> [Point] {
        let profiles = try document.root.setting("profiles").map(PointProfile.all(in:)) ?? [:]
        let points = try document.root.setting("points").map { setting throws(ConfigurationError) in
            try Format.possiblyEmptyList(of: .point(profiles, sectors: policy.sectors)).parse(setting)
        }
        try document.root.refuseUnknownKeys()
        guard let points else { throw document.root.place.refusal("has no points; write [] where there are none yet") }
        try refuseSharedIDs(points, at: document.places)
        return points
    }

    private static func refuseSharedIDs(_ points: [Point], at places: Places) throws(ConfigurationError) {
        var indices: [String: Int] = [:]
        for (index, point) in points.enumerated() {
            guard let other = indices.updateValue(index, forKey: point.id) else { continue }
            let line = places["points[\(other)].id"].line.map { " (line \($0))" } ?? ""
            throw places["points[\(index)].id"].refusal("\(point.id.quoted) is points[\(other)].id\(line) already")
        }
    }
}
