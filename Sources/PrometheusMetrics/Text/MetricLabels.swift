/// What tells one series of a metric from its others, sorted by name.
public struct MetricLabels: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    private struct Label: Hashable, Sendable {
        var name: String
        var value: String
    }

    private var labels: [Label]

    /// - Parameter labels: characters that a name must not have become `_`; of two with one name the last one holds.
    public init(_ labels: some Sequence<(String, String)>) {
        let byName = labels.reduce(into: [:]) { $0[Self.name($1.0)] = $1.1 }
        self.labels = byName.sorted { $0.key < $1.key }.map { Label(name: $0.key, value: $0.value) }
    }

    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements)
    }

    /// The same names, each with this value.
    func filled(with value: String) -> MetricLabels {
        MetricLabels(labels.map { ($0.name, value) })
    }

    func adding(_ name: String, _ value: String) -> MetricLabels {
        MetricLabels(labels.map { ($0.name, $0.value) } + [(name, value)])
    }

    /// `{code="200",entrance="ingest"}`; nothing where there are none.
    var text: String {
        guard !labels.isEmpty else { return "" }
        return "{" + labels.map { "\($0.name)=\"\($0.value.escapedValue)\"" }.joined(separator: ",") + "}"
    }

    /// `[a-zA-Z_][a-zA-Z0-9_]*`
    private static func name(_ name: String) -> String {
        MetricName(name).description.replacing(":", with: "_")
    }

    func precedes(_ other: MetricLabels) -> Bool {
        text.utf8.lexicographicallyPrecedes(other.text.utf8)
    }
}

extension String {
    /// In a label's value a backslash, a quotation mark and a line feed are written with a backslash.
    fileprivate var escapedValue: String {
        replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
