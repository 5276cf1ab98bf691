import Ledgers
import Monitoring
import PointStore

/// A driver of points under the load of a node.
actor PointStage {
    private let store: any PointStore
    private let effort: Effort
    private var mill: PointMill
    /// The first and the last minute that were saved.
    private var kept: Range<Instant>

    init(_ store: any PointStore, _ effort: Effort) {
        self.store = store
        self.effort = effort
        mill = PointMill(effort.points)
        kept = .benchmark ..< .benchmark
    }

    /// Saves of all points.
    /// - Parameter withMinutes: whether a minute of each is over with every save.
    func save(withMinutes: Bool) async throws -> Sample {
        var latencies: [Duration] = []
        for _ in 0..<effort.pointSaves {
            let changes = withMinutes ? mill.minute() : mill.states()
            let began = ContinuousClock.now
            _ = try await store.save(changes)
            latencies.append(.now - began)
        }
        noteKept()
        let rows = effort.pointSaves * effort.points * (withMinutes ? 2 : 1)
        return Sample(count: rows, in: latencies.reduce(.zero, +), latencies: latencies)
    }

    /// So many minutes of all points, as if they had been saved one by one.
    func fill(_ minutes: Int) async throws {
        for _ in 0..<minutes { _ = try await store.save(mill.minute()) }
        noteKept()
    }

    /// Reads the newest minutes of some points, as the page does.
    func read(points: Int, minutes: Int64) async throws -> Sample {
        let chosen = Array(mill.points.shuffled().prefix(points))
        let range = max(kept.lowerBound, kept.upperBound - .minutes(minutes))..<kept.upperBound
        let began = ContinuousClock.now
        let found = try await store.minutes(of: chosen, in: range)
        let duration = ContinuousClock.now - began
        guard found.count == chosen.count else { throw BenchError("the store has lost minutes of points") }
        return Sample(count: found.values.reduce(0) { $0 + $1.count }, in: duration, latencies: [duration])
    }

    /// Forgets the oldest minute, as a node does with every new one.
    func forget() async throws -> Sample {
        let began = ContinuousClock.now
        kept = kept.lowerBound + .minutes(1)..<kept.upperBound
        try await store.forgetMinutes(before: kept.lowerBound)
        let duration = ContinuousClock.now - began
        return Sample(count: effort.points, in: duration, latencies: [duration])
    }

    private func noteKept() {
        kept = kept.lowerBound ..< .benchmark + .seconds(mill.time / 60 * 60)
    }
}
