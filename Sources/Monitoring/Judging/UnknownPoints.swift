import Ledgers

/// What sends readings without being known. Only so many are told apart; of all others only how many readings there were.
public struct UnknownPoints: Sendable {
    /// How many are told apart.
    public static let limit = 10_000

    public private(set) var tallies: [String: FaultTally]
    /// Readings of those that are not told apart.
    public private(set) var others = 0
    /// Those that have changed since they were taken.
    private var changed: Set<String> = []

    init(_ known: [UnknownPoint]) {
        tallies = Dictionary(known.map { ($0.point, $0.tally) }) { first, _ in first }
    }

    /// - Returns: whether it is told apart and was not there before.
    mutating func note(_ point: String, at receivedAt: Instant) -> Bool {
        guard var tally = tallies[point] else { return add(point, at: receivedAt) }
        tally.count += 1
        tally.lastAt = receivedAt
        tallies[point] = tally
        changed.insert(point)
        return false
    }

    private mutating func add(_ point: String, at receivedAt: Instant) -> Bool {
        guard tallies.count < Self.limit else {
            others += 1
            return false
        }
        tallies[point] = FaultTally(count: 1, firstAt: receivedAt, lastAt: receivedAt)
        changed.insert(point)
        return true
    }

    /// Those that are known from here on.
    mutating func forget(_ known: [String]) {
        for point in known { tallies[point] = nil }
    }

    mutating func putBack(_ points: [UnknownPoint]) { changed.formUnion(points.map(\.point)) }

    mutating func takeChanged() -> [UnknownPoint] {
        defer { changed = [] }
        return changed.sorted().compactMap { point in tallies[point].map { UnknownPoint(point: point, tally: $0) } }
    }
}
