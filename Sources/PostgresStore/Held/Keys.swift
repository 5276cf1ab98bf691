import Ledgers

/// A text that equals only itself, byte by byte, as it does in the database. Numbers, sources and codes are visible ASCII, for
/// which Swift's own `==` does the same; names of people's choice are not.
struct Exact: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: Exact, right: Exact) -> Bool { left.text.isExactly(right.text) }

    func hash(into hasher: inout Hasher) {
        text.withExactBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

struct EntryKey: Hashable {
    let ledger: String
    let subject: String
}

struct WatchedKey: Hashable {
    let kind: Watched.Kind
    let name: Exact

    init(_ watched: Watched) {
        kind = watched.kind
        name = Exact(watched.name)
    }
}

/// Source and id may be whatever was sent.
struct LetterKey: Hashable {
    let source: Exact
    let id: Exact
    let code: String
}

struct EventKey: Hashable {
    let source: String
    let id: String
}
