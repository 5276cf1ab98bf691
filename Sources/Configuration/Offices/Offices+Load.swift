public import Ledgers

extension Offices {
    /// The offices that a file gives (`offices.yaml`), and the endpoints on which offices follow alone, by their names.
    ///
    /// For the start and, by itself, for a node that reads its offices again.
    ///
    /// - Throws: what is refused first: an unreadable file, a fault of YAML, an unknown key, a value that is not
    ///   allowed, a name, key or endpoint that two offices share, or an office that contradicts itself.
    public static func load(
        file: String
    ) throws(ConfigurationError) -> (offices: Offices, tails: [String: String]) {
        try read(Document.load(file: file))
    }

    static func read(_ document: Document) throws(ConfigurationError) -> (offices: Offices, tails: [String: String]) {
        let entries = try document.root.required("offices", as: .list(of: .office))
        try document.root.refuseUnknownKeys()
        try OfficeEntry.refuseShared(entries, at: document.places)
        let tails = entries.compactMap { entry in entry.tail.map { (entry.office.name, $0) } }
        return (Offices(entries.map(\.office)), Dictionary(uniqueKeysWithValues: tails))
    }
}

extension OfficeEntry {
    /// Refuses what only one office can have: by its name it is in the log, by its key it is known.
    fileprivate static func refuseShared(_ entries: [OfficeEntry], at places: Places) throws(ConfigurationError) {
        var owners: [String: String] = [:]
        for (index, entry) in entries.enumerated() {
            for (kind, path, text) in entry.identities(at: "offices[\(index)]") {
                guard let other = owners.updateValue(path, forKey: "\(kind) \(text)") else { continue }
                let line = places[other].line.map { " (line \($0))" } ?? ""
                throw places[path].refusal("\(text.quoted) is \(other)\(line) already")
            }
        }
    }

    private func identities(at path: String) -> [(kind: String, path: String, text: String)] {
        [("name", "\(path).name", office.name)]
            + office.keys.enumerated().map { ("key", "\(path).keys[\($0)]", $1) }
            + (tail.map { [("endpoint", "\(path).tail", $0)] } ?? [])
    }
}
