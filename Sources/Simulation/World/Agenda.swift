/// What is to happen later, by its time; what is to happen at the same time, in the order in which it was put down.
struct Agenda {
    /// The last one is the first to happen: few enough wait that a sorted array is as good as any heap.
    private var items: [(at: Duration, action: () -> Void)] = []

    /// When the first thing is to happen.
    var next: Duration? { items.last?.at }

    mutating func add(at time: Duration, _ action: @escaping () -> Void) {
        var range = items.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = items[middle].at > time ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        items.insert((time, action), at: range.lowerBound)
    }

    /// Takes what is to happen first, if that is by `time`.
    mutating func take(by time: Duration) -> (() -> Void)? {
        guard let next, next <= time else { return nil }
        return items.removeLast().action
    }
}
