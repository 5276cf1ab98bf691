/// A metric's name: `[a-zA-Z_:][a-zA-Z0-9_:]*` (Prometheus data model).
public struct MetricName: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let description: String

    /// What is no such character becomes `_`.
    public init(_ label: String) {
        let name = String(String.UnicodeScalarView(label.unicodeScalars.map { Self.allows($0) ? $0 : "_" }))
        description = name.first.map { "0"..."9" ~= $0 } ?? true ? "_" + name : name
    }

    /// The same name with its end, where it has not got it.
    func ending(in end: String) -> MetricName {
        description.hasSuffix(end) ? self : MetricName(description + end)
    }

    private static func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ":": true
        default: false
        }
    }

    public static func < (left: MetricName, right: MetricName) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}
