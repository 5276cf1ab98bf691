import Glibc
import Ledgers

/// The newest position of each topic, or of each source, that a transaction has to do with: looked up once and written once,
/// however many of its rows change it.
struct NewestPositions {
    /// Told apart byte by byte, as the database does.
    private struct Name: Hashable {
        let text: String

        static func == (left: Name, right: Name) -> Bool {
            left.text.withExactBytes { left in
                right.text.withExactBytes { right in
                    guard left.count == right.count, let one = left.baseAddress, let other = right.baseAddress else {
                        return left.isEmpty && right.isEmpty
                    }
                    return memcmp(one, other, left.count) == 0
                }
            }
        }

        func hash(into hasher: inout Hasher) {
            text.withExactBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    private struct Entry {
        let name: String
        var position: Int64?
        var isChanged = false
    }

    private var places: [Name: Int] = [:]
    private var entries: [Entry] = []

    /// Where the position of a topic, or of a source, is kept: to be asked for once, since telling names apart is what costs.
    mutating func place(of name: String) -> Int {
        if let place = places[Name(text: name)] { return place }
        places[Name(text: name)] = entries.count
        entries.append(Entry(name: name))
        return entries.count - 1
    }

    /// Nil where it was not looked up yet.
    subscript(place: Int) -> Int64? {
        get { entries[place].position }
        set {
            entries[place].position = newValue
            entries[place].isChanged = true
        }
    }

    /// Those that were set since the last time.
    mutating func takeChanged() -> [(name: String, position: Int64)] {
        var changed: [(name: String, position: Int64)] = []
        for place in entries.indices where entries[place].isChanged {
            entries[place].isChanged = false
            if let position = entries[place].position { changed.append((entries[place].name, position)) }
        }
        return changed
    }
}
