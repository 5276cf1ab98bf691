import Foundation

/// The configuration of a node that watches points.
enum PointFiles {
    /// Writes it.
    /// - Returns: the path of the node's file.
    static func write(points: Int, in folder: String) throws -> String {
        try list(points).write(toFile: folder + "/points.yaml", atomically: true, encoding: .utf8)
        let node = folder + "/duban.yaml"
        try "points: points.yaml\n".write(toFile: node, atomically: true, encoding: .utf8)
        return node
    }

    /// Two thresholds each, as methane has them; none is silent before the measurement is over.
    private static func list(_ points: Int) -> String {
        let profile = """
            profiles:
              bench:
                source: bench
                kind: methane
                title: 甲烷
                unit: '%'
                interval: 1 d
                plausible: [0, 100]
                largestChangePerMinute: 1000000
                thresholds:
                  - {above: 1.0, clear: 1.0, level: general}
                  - {above: 1.5, clear: 1.0, level: major}
            points:

            """
        let list = (0..<points).map { point in
            """
              - {id: bench-\(point), name: 测点\(point), enterprise: {name: 长治第\(point / 10)煤业}, area: 140403, sector: 煤矿, profile: bench}

            """
        }
        return profile + list.joined()
    }
}
