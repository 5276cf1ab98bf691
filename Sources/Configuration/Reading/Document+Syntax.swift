import Yams

extension Document {
    /// The node at the root of the text, nil for an empty one.
    static func compose(_ text: String, file: String) throws(ConfigurationError) -> Node? {
        do {
            return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw refusal(of: error, file: file)
        } catch {
            throw Place(file: file, path: "").refusal("is no valid YAML")
        }
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
