import Ledgers
import Monitoring

/// What drivers in memory keep.
struct MemoryPoints {
    private struct Kept {
        let state: PointState
        /// The number of the save that it is of.
        let save: Int
        let driver: Int
    }

    private var states: [String: Kept] = [:]
    /// Oldest first.
    private var minutes: [String: [MinuteAggregate]] = [:]
    private var unknown: [String: FaultTally] = [:]
    /// How often something was saved.
    private(set) var saves = 0
    private var drivers = 0

    mutating func addDriver() -> Int {
        drivers += 1
        return drivers
    }

    mutating func save(_ changes: PointChanges, by driver: Int) {
        saves += 1
        for state in changes.states where state.asOf >= states[state.point]?.state.asOf ?? state.asOf {
            states[state.point] = Kept(state: state, save: saves, driver: driver)
        }
        for (point, aggregate) in changes.minutes { minutes[point, default: []].insert(aggregate) }
        for point in changes.unknown {
            unknown[point.point] = unknown[point.point]?.combined(with: point.tally) ?? point.tally
        }
    }

    var allStates: [PointState] { states.values.map(\.state) }

    func states(savedAfter save: Int, notBy driver: Int) -> [PointState] {
        states.values.filter { $0.save > save && $0.driver != driver }.map(\.state)
    }

    var unknownPoints: [UnknownPoint] {
        unknown.map { UnknownPoint(point: $0.key, tally: $0.value) }.sorted { $0.point.precedesExactly($1.point) }
    }

    func minutes(of points: [String], in range: Range<Instant>) -> [String: [MinuteAggregate]] {
        var found: [String: [MinuteAggregate]] = [:]
        for point in points {
            let kept = minutes[point, default: []]
            let part = kept[kept.place(of: range.lowerBound)..<kept.place(of: range.upperBound)]
            if !part.isEmpty { found[point] = Array(part) }
        }
        return found
    }

    mutating func forgetMinutes(before instant: Instant) {
        for (point, kept) in minutes { minutes[point] = Array(kept[kept.place(of: instant)...]) }
    }
}

extension [MinuteAggregate] {
    /// Where the first minute is that is not before an instant.
    fileprivate func place(of instant: Instant) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].minute < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    fileprivate mutating func insert(_ aggregate: MinuteAggregate) {
        let place = place(of: aggregate.minute)
        if place < count, self[place].minute == aggregate.minute {
            self[place].add(aggregate)
        } else {
            insert(aggregate, at: place)
        }
    }
}
