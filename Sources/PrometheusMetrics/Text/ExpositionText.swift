/// The text in which Prometheus reads metrics, version 0.0.4: families by name, and within each of them series by their
/// labels, so that the same values give the same text. https://prometheus.io/docs/instrumenting/exposition_formats/
public enum ExpositionText {
    /// Of the HTTP header `Content-Type`.
    public static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// - Parameter families: of several with one name the first one counts: a name stands once in the text.
    public static func text(of families: [MetricFamily]) -> String {
        let byName = Dictionary(families.map { ($0.name, $0) }) { first, _ in first }
        return byName.values.filter { !$0.samples.isEmpty }.sorted { $0.name < $1.name }
            .reduce(into: "") { write($1, to: &$0) }
    }

    private static func write(_ family: MetricFamily, to text: inout String) {
        text += "# HELP \(family.name) \(family.help.escapedHelp)\n# TYPE \(family.name) \(family.kind.rawValue)\n"
        for sample in family.samples {
            text += "\(family.name)\(sample.suffix)\(sample.labels.text) \(number(sample.value))\n"
        }
    }

    /// Whole numbers without a fraction, as people write them.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }
}

extension String {
    fileprivate var escapedHelp: String {
        replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }
}
