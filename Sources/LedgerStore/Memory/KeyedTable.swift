import Ledgers

/// Entities by their keys, which are listed in the code-point order of what those are written as.
struct KeyedTable<Key: Hashable & CustomStringConvertible, Entity> {
    private var entities: [Key: Entity] = [:]
    /// Nil once a key has come or gone: lists are read far less often than that happens.
    private var order: [(text: OrderedText, key: Key)]?

    var count: Int { entities.count }
    var values: some Sequence<Entity> { entities.values }

    subscript(key: Key) -> Entity? {
        get { entities[key] }
        set { replace(newValue, for: key) }
    }

    /// - Parameter entity: nil for one that goes.
    /// - Returns: the one before.
    @discardableResult
    mutating func replace(_ entity: Entity?, for key: Key) -> Entity? {
        let old = entities.exchange(entity, for: key)
        if (old == nil) != (entity == nil) { order = nil }
        return old
    }

    /// The part of the list that a page asks for.
    mutating func page(_ page: Page) -> [Entity] {
        self.page(page) { _ in true }
    }

    mutating func page(_ page: Page, where isMeant: (Entity) throws -> Bool) rethrows -> [Entity] {
        let order = order ?? sorted()
        self.order = order
        var found: [Entity] = []
        var index = page.after.map { Self.index(behind: OrderedText($0), in: order) } ?? 0
        while index < order.count, found.count < page.limit {
            if let entity = entities[order[index].key], try isMeant(entity) { found.append(entity) }
            index += 1
        }
        return found
    }

    /// The last one whose key lies in the range.
    mutating func last(in range: Range<String>) -> Entity? {
        let order = order ?? sorted()
        self.order = order
        let index = Self.index(before: OrderedText(range.upperBound), in: order)
        guard index >= 0, order[index].text >= OrderedText(range.lowerBound) else { return nil }
        return entities[order[index].key]
    }

    private func sorted() -> [(text: OrderedText, key: Key)] {
        entities.keys.map { (text: OrderedText($0.description), key: $0) }.sorted { $0.text < $1.text }
    }

    /// Of the last one before the text; -1 where there is none.
    private static func index(before text: OrderedText, in order: [(text: OrderedText, key: Key)]) -> Int {
        let index = index(behind: text, in: order) - 1
        return index >= 0 && order[index].text == text ? index - 1 : index
    }

    /// By halving.
    private static func index(behind text: OrderedText, in order: [(text: OrderedText, key: Key)]) -> Int {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if text < order[middle].text { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
