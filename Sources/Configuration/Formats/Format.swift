/// How a value of one type is written, and which ones are allowed.
struct Format<Value> {
    let parse: (Setting) throws(ConfigurationError) -> Value

    init(_ parse: @escaping (Setting) throws(ConfigurationError) -> Value) {
        self.parse = parse
    }
}

extension Format {
    /// A list of at least one item.
    static func list<Item>(of item: Format<Item>) -> Format where Value == [Item] {
        Format { setting throws(ConfigurationError) in
            let items = try possiblyEmptyList(of: item).parse(setting)
            if items.isEmpty { throw setting.refusal("is an empty list; at least one item belongs here") }
            return items
        }
    }

    static func possiblyEmptyList<Item>(of item: Format<Item>) -> Format where Value == [Item] {
        Format { setting throws(ConfigurationError) in
            var items: [Item] = []
            for each in try setting.items() { items.append(try item.parse(each)) }
            return items
        }
    }

    /// The same values, none of them twice.
    func distinct<Item: Hashable>() -> Format where Value == [Item] {
        Format { setting throws(ConfigurationError) in
            let items = try parse(setting)
            var seen: Set<Item> = []
            for (item, place) in zip(items, try setting.items()) where !seen.insert(item).inserted {
                throw place.refusal("\(try place.text().quoted) is in the list twice")
            }
            return items
        }
    }
}
