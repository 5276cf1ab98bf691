import Ledgers

/// The newest position of each topic, or of each source, that a transaction has to do with: looked up once and written once,
/// however many of its rows change it.
struct NewestPositions {
    /// Told apart byte by byte, as the database does.
    private struct Name: Hashable {
        let text: String

        static func == (left: Name, right: Name) -> Bool { left.text.isExactly(right.text) }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    private var positions: [Name: Int64] = [:]
    private var changed: Set<Name> = []

    /// Nil where it was not looked up yet.
    func position(of name: String) -> Int64? { positions[Name(text: name)] }

    mutating func set(_ position: Int64, for name: String) {
        let name = Name(text: name)
        positions[name] = position
        changed.insert(name)
    }

    /// Those that were set since the last time.
    mutating func takeChanged() -> [(name: String, position: Int64)] {
        defer { changed = [] }
        return changed.compactMap { name in positions[name].map { (name.text, $0) } }
    }
}
