/// What the templates of an input may take.
enum KnownReferences {
    /// JSON, with names for segments of the topic.
    case json(names: [String])
    /// Columns by their names.
    case columns
    /// Columns by their numbers.
    case numberedColumns

    var isJSON: Bool { if case .json = self { true } else { false } }

    /// What is wrong with a reference; nil for nothing.
    func fault(of reference: Template.Reference) -> String? {
        switch (self, reference) {
        case (.json, .pointer), (.columns, .name): nil
        case (.json(let names), .name(let name)):
            names.contains(name) ? nil : Self.unknown(name, among: names)
        case (.numberedColumns, .name(let name)):
            Int(name).map { $0 > 0 } == true
                ? nil : "{\(name)} is no column; without a header columns have numbers from 1, as in {2}"
        case (_, .pointer): "a path into JSON belongs to JSON; name a column, as in {value}"
        }
    }

    private static func unknown(_ name: String, among names: [String]) -> String {
        guard !names.isEmpty else { return "{\(name)} is no path into JSON; write for example {/\(name)}" }
        return "{\(name)} is no segment of the topic (\(names.joined(separator: ", "))); a path into JSON is {/\(name)}"
    }
}
