import Yams

/// A mapping of keys to values that is being read.
///
/// It notes which keys are asked for; what nobody asked for in the end is refused, so that a typing error in a key
/// cannot pass for a value left at its default.
final class Section {
    let place: Place
    private let entries: [(key: Node, value: Node)]
    private var asked: [String] = []
    private var children: [Section] = []

    init(entries: [(key: Node, value: Node)], at place: Place) {
        self.entries = entries
        self.place = place
    }

    /// The value of a key, nil where the file leaves it at its default.
    func setting(_ key: String) -> Setting? {
        asked.append(key)
        return entries.first { $0.key.keyText == key }.map { Setting($0.value, at: place.child(key, $0.value)) }
    }

    /// Takes the value of a key, where there is one.
    func read<Value>(_ key: String, as format: Format<Value>, into value: inout Value) throws(ConfigurationError) {
        if let setting = setting(key) { value = try format.parse(setting) }
    }

    /// The value of a key that has no default.
    func required<Value>(_ key: String, as format: Format<Value>) throws(ConfigurationError) -> Value {
        if let setting = setting(key) { return try format.parse(setting) }
        for (unread, _) in unread where unread.keyText.nearest(among: [key]) != nil { throw unknown(unread) }
        throw place.refusal("has no \(key)")
    }

    /// The section under a key; an empty one where there is none.
    func section(_ key: String) throws(ConfigurationError) -> Section {
        let child = try setting(key)?.section() ?? Section(entries: [], at: place.child(key))
        children.append(child)
        return child
    }

    /// To be called when everything known has been asked for, here and in the sections below.
    func refuseUnknownKeys() throws(ConfigurationError) {
        if let (key, _) = unread.first { throw unknown(key) }
        for child in children { try child.refuseUnknownKeys() }
    }

    private var unread: [(key: Node, value: Node)] {
        entries.filter { !asked.contains($0.key.keyText) }
    }

    private func unknown(_ key: Node) -> ConfigurationError {
        let known = "known here: " + asked.joined(separator: ", ")
        let hint = key.keyText.nearest(among: asked).map { "did you mean \($0)?" } ?? known
        return place.child(key.keyText, key).refusal("is no known key; \(hint)")
    }
}
