/// Counts items by a key that most neighbours share, as the statuses of a batch do: a comparison an item, and no copy of it.
struct Tally<Key: Hashable> {
    private(set) var counts: [Key: Int] = [:]
    private var last: Key?
    private var run = 0

    init<Item>(_ items: [Item], by key: (borrowing Item) -> Key) {
        for index in items.indices { add(key(items[index])) }
        settle()
    }

    private mutating func add(_ key: Key) {
        if key != last { settle() }
        last = key
        run += 1
    }

    private mutating func settle() {
        if let last { counts[last, default: 0] += run }
        run = 0
    }
}
