import Yams

extension Document {
    /// The node at the root of the text, nil for an empty one.
    static func compose(_ text: String, file: String) throws(ConfigurationError) -> Node? {
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            let root = try parser.singleRoot()
            // A node knows its anchor for as long as the parser lives.
            try withExtendedLifetime(parser) { try root.map { try refuseAnchors(in: $0, file: file) } }
            return root
        } catch let error as ConfigurationError {
            throw error
        } catch let error as YamlError {
            throw refusal(of: error, file: file)
        } catch {
            throw Place(file: file, path: "").refusal("is no valid YAML")
        }
    }

    /// With aliases to them a small file would unfold to billions of values. Those stand behind their anchors, so the first
    /// anchor is met before anything has unfolded.
    private static func refuseAnchors(in node: Node, file: String) throws(ConfigurationError) {
        switch node {
        case .scalar(let scalar): try refuse(scalar.anchor, at: scalar.mark, file)
        case .alias(let alias): try refuse(alias.anchor, at: alias.mark, file)
        case .sequence(let sequence):
            try refuse(sequence.anchor, at: sequence.mark, file)
            for item in sequence { try refuseAnchors(in: item, file: file) }
        case .mapping(let mapping):
            try refuse(mapping.anchor, at: mapping.mark, file)
            for (key, value) in mapping {
                try refuseAnchors(in: key, file: file)
                try refuseAnchors(in: value, file: file)
            }
        }
    }

    private static func refuse(_ anchor: Anchor?, at mark: Mark?, _ file: String) throws(ConfigurationError) {
        guard anchor != nil else { return }
        let place = mark.map { Place(file, $0) } ?? Place(file: file, path: "")
        throw place.refusal("has an anchor (&), which is not known here; write the value out where it belongs")
    }

    private static func refusal(of error: YamlError, file: String) -> ConfigurationError {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let reason = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
            return Place(file, mark).refusal("is no valid YAML: \(reason)")
        case .reader(let problem, let offset, _, let text):
            return Place(file, after: text.prefix(offset ?? 0)).refusal("is no valid YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            return Place(file, context.mark, path: keys[0].escaped).refusal("is written twice; keep one of them")
        default:
            return Place(file: file, path: "").refusal("is no valid YAML")
        }
    }
}

extension Place {
    fileprivate init(_ file: String, _ mark: Mark, path: String = "") {
        self.init(file: file, line: mark.line, column: mark.column, path: path)
    }

    /// The place behind the beginning of a file.
    init(_ file: String, after beginning: Substring) {
        let lines = beginning.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        self.init(file: file, line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1, path: "")
    }
}
