import Ledgers
import Monitoring

extension PointChanges {
    /// The same changes with each state, minute and unknown point once, in the order in which they come first.
    public func combined() -> PointChanges {
        var combined = PointChanges()
        combined.states = Self.combined(states, by: \.point) { $1.asOf >= $0.asOf ? $1 : $0 }
        combined.minutes = Self.combined(minutes, by: { MinuteKey(point: $0.point, minute: $0.aggregate.minute) }) {
            var both = $0
            both.aggregate.add($1.aggregate)
            return both
        }
        combined.unknown = Self.combined(unknown, by: \.point) {
            UnknownPoint(point: $0.point, tally: $0.tally.combined(with: $1.tally))
        }
        return combined
    }

    private struct MinuteKey: Hashable {
        let point: String
        let minute: Instant
    }

    private static func combined<Item, Key: Hashable>(
        _ items: [Item], by key: (Item) -> Key, _ combine: (Item, Item) -> Item
    ) -> [Item] {
        var places = [Key: Int](minimumCapacity: items.count)
        var combined: [Item] = []
        combined.reserveCapacity(items.count)
        for item in items {
            let place = places[key(item), default: combined.count]
            if place < combined.count {
                combined[place] = combine(combined[place], item)
            } else {
                places[key(item)] = place
                combined.append(item)
            }
        }
        return combined
    }
}
