import Yams

extension Setting {
    /// The values of a section or the items of a list; none of a single value.
    var children: [Setting] {
        switch node {
        case .mapping(let mapping): mapping.map { Setting($0.value, at: place.child($0.key.keyText, $0.value)) }
        case .sequence(let sequence): sequence.enumerated().map { Setting($1, at: place.item($0, $1)) }
        case .scalar, .alias: []
        }
    }
}

extension Setting {
    /// The values of a section whose keys are names of the file's own.
    func named() throws(ConfigurationError) -> [(name: String, value: Setting)] {
        if isNull { return [] }
        guard case .mapping(let mapping) = node else {
            throw refusal("is no section; names belong here, and what they mean")
        }
        return zip(mapping, children).map { ($0.key.keyText, $1) }
    }
}

extension Place {
    /// The place of a key's value; where it is not written, that of the section around it.
    func child(_ key: String, _ node: Node? = nil) -> Place {
        moved(to: path.isEmpty ? key : "\(path).\(key)", node)
    }

    fileprivate func item(_ index: Int, _ node: Node) -> Place {
        moved(to: "\(path)[\(index)]", node)
    }

    private func moved(to path: String, _ node: Node?) -> Place {
        Place(file: file, line: node?.mark?.line ?? line, column: node?.mark?.column ?? column, path: path)
    }
}

extension Node {
    /// A key as people may read it. A key that is itself a list or a section is none that is known.
    var keyText: String {
        scalar?.string.escaped ?? "?"
    }
}
