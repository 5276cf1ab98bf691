import Yams

/// One value as it was written, with the place where it stands.
struct Setting {
    let node: Node
    let place: Place

    init(_ node: Node, at place: Place) {
        self.node = node
        self.place = place
    }

    /// The value of an environment variable or a flag.
    init(text: String, named name: String) {
        self.init(Node(text), at: Place(path: name))
    }

    func refusal(_ message: String) -> ConfigurationError {
        place.refusal(message)
    }

    /// Whether nothing was written, or YAML's word for nothing.
    var isNull: Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// Whether just this word was written.
    func says(_ word: String) -> Bool {
        node.scalar?.string == word
    }

    var isSection: Bool {
        if case .mapping = node { true } else { false }
    }

    /// The text as written. YAML's own ideas of types (`no`, `1:30`, `010`) play no part.
    func text() throws(ConfigurationError) -> String {
        if isNull { throw refusal("has no value; write one, or leave the key out") }
        guard let scalar = node.scalar else { throw refusal("is a \(kind); a single value belongs here") }
        return scalar.string
    }

    /// The items of a list. In an environment variable or a flag they are separated by commas.
    func items() throws(ConfigurationError) -> [Setting] {
        if case .sequence = node { return children }
        if place.file == nil, let text = node.scalar?.string { return separated(text) }
        throw refusal("is a \(kind); a list belongs here, for example [a, b]")
    }

    private func separated(_ text: String) -> [Setting] {
        text.split(separator: ",").map { Setting(text: $0.trimmed, named: place.path) }
    }

    func section() throws(ConfigurationError) -> Section {
        if isNull { return Section(entries: [], at: place) }
        guard case .mapping(let mapping) = node else {
            throw refusal("is a \(kind); a section with keys belongs here")
        }
        return Section(entries: mapping.map { ($0.key, $0.value) }, at: place)
    }

    private var kind: String {
        switch node {
        case .scalar, .alias: "single value"
        case .sequence: "list"
        case .mapping: "section"
        }
    }
}
