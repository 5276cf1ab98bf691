/// A metric's name: `[a-zA-Z_:][a-zA-Z0-9_:]*` (Prometheus data model).
struct MetricName: Hashable, Sendable, CustomStringConvertible {
    let description: String

    /// What is no such character becomes `_`.
    init(_ label: String) {
        let characters = label.unicodeScalars.map { Self.allows($0) ? Character($0) : "_" }
        let name = String(characters)
        description = name.first?.isNumber == true ? "_" + name : name
    }

    private static func allows(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
                || scalar == ":")
    }
}
