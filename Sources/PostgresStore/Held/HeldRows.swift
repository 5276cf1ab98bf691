/// The rows of a table that a writing transaction knows by their keys, and of these what it has changed and not sent yet.
///
/// It holds the lock on the head row, so nobody else changes anything meanwhile: what was read, or found missing, stays so
/// until the transaction itself changes it.
final class HeldRows<Key: Hashable, Row> {
    private struct Entry {
        /// Nil where there is none.
        var row: Row?
        var isChanged = false
    }

    private var entries: [Key: Entry] = [:]
    /// In the order in which they were first changed.
    private var changed: [Key] = []

    var count: Int { entries.count }
    var hasChanges: Bool { !changed.isEmpty }

    /// Nil where it is not known whether there is such a row; `.some(nil)` where it is known that there is none.
    func find(_ key: Key) -> Row?? {
        entries[key].map(\.row)
    }

    /// The row, which is asked for where it is not known.
    func find(_ key: Key, orAsk ask: () throws -> Row?) rethrows -> Row? {
        if let known = entries[key] { return known.row }
        let row = try ask()
        entries[key] = Entry(row: row)
        return row
    }

    /// What the server has; what the transaction has changed itself is newer.
    func learn(_ row: Row?, for key: Key) {
        if entries[key] == nil { entries[key] = Entry(row: row) }
    }

    /// As ``learn(_:for:)``, of those that were asked for: who was not found is not there.
    func learn(_ found: [Row], by key: (Row) -> Key, outOf asked: some Sequence<Key>) {
        for row in found { learn(row, for: key(row)) }
        for key in asked { learn(nil, for: key) }
    }

    /// Replaces the row; nil removes it.
    func set(_ row: Row?, for key: Key) {
        if !(entries[key]?.isChanged ?? false) { changed.append(key) }
        entries[key] = Entry(row: row, isChanged: true)
    }

    /// What the server has to be told: of each row what it is now.
    func takeChanges() -> (saved: [Row], removed: [Key]) {
        defer { changed = [] }
        var (saved, removed): ([Row], [Key]) = ([], [])
        for key in changed {
            entries[key]?.isChanged = false
            if let row = entries[key]?.row { saved.append(row) } else { removed.append(key) }
        }
        return (saved, removed)
    }

    /// - Precondition: everything was sent.
    func forget() {
        entries = [:]
    }
}
