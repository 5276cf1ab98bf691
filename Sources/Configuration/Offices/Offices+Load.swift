public import Ledgers

extension Offices {
    /// The offices that a file gives (`offices.yaml`): at the start, and for a node that reads them again.
    ///
    /// - Throws: what is refused first: an unreadable file, a fault of YAML, an unknown key, a value that is not
    ///   allowed, a name, key or endpoint that two offices share, or an office that contradicts itself.
    public static func load(file: String) throws(ConfigurationError) -> Offices {
        try read(Document.load(file: file))
    }

    static func read(_ document: Document) throws(ConfigurationError) -> Offices {
        let offices = try document.root.required("offices", as: .list(of: .office))
        try document.root.refuseUnknownKeys()
        try Office.refuseShared(offices, at: document.places)
        return Offices(offices)
    }
}

extension Office {
    /// Refuses what only one office can have: by its name it is in the log, by its key it is known.
    fileprivate static func refuseShared(_ offices: [Office], at places: Places) throws(ConfigurationError) {
        var owners: [String: String] = [:]
        for (index, office) in offices.enumerated() {
            for (kind, path, text) in office.identities(at: "offices[\(index)]") {
                guard let other = owners.updateValue(path, forKey: "\(kind) \(text)") else { continue }
                let line = places[other].line.map { " (line \($0))" } ?? ""
                throw places[path].refusal("\(text.quoted) is \(other)\(line) already")
            }
        }
    }

    private func identities(at path: String) -> [(kind: String, path: String, text: String)] {
        [("name", "\(path).name", name)]
            + keys.enumerated().map { ("key", "\(path).keys[\($0)]", $1) }
            + (tail.map { [("endpoint", "\(path).tail", $0)] } ?? [])
    }
}
