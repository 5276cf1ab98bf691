public import Ledgers
public import Monitoring
import Synchronization

/// The driver in memory: for tests, simulations and replays. It forgets all when its last driver goes.
public final class MemoryPointStore: PointStore {
    /// What all drivers of the same points have in common.
    private final class Shared: Sendable {
        let points = Mutex(MemoryPoints())
    }

    private let shared: Shared
    /// Its number among the drivers of the same points.
    private let number: Int
    /// The save up to which this driver knows of others.
    private let seen = Mutex(0)

    public convenience init() {
        self.init(Shared())
    }

    private init(_ shared: Shared) {
        self.shared = shared
        number = shared.points.withLock { $0.addDriver() }
    }

    /// Another node's driver of the same points.
    public func another() -> MemoryPointStore {
        MemoryPointStore(shared)
    }

    public func save(_ changes: PointChanges) async throws -> [PointState] {
        shared.points.withLock { points in
            points.save(changes, by: number)
            return seen.withLock { seen in
                defer { seen = points.saves }
                return points.states(savedAfter: seen, notBy: number)
            }
        }
    }

    public func states() async throws -> [PointState] {
        shared.points.withLock { points in
            seen.withLock { $0 = points.saves }
            return points.allStates
        }
    }

    public func unknownPoints() async throws -> [UnknownPoint] {
        shared.points.withLock { $0.unknownPoints }
    }

    public func minutes(of points: [String], in range: Range<Instant>) async throws -> [String: [MinuteAggregate]] {
        shared.points.withLock { $0.minutes(of: points, in: range) }
    }

    public func forgetMinutes(before instant: Instant) async throws {
        shared.points.withLock { $0.forgetMinutes(before: instant) }
    }

    public func close() async {}
}
