import Ledgers
import Monitoring
import PointStore

/// Makes what a node saves of its points: as they stand after a reading in each second, and the minutes that are over.
struct PointMill {
    let points: [String]
    /// Seconds since the beginning.
    private(set) var time: Int64 = 0

    init(_ count: Int) {
        points = (0..<count).map { "bench-\($0)" }
    }

    /// All states, a second later.
    mutating func states() -> PointChanges {
        time += 1
        var changes = PointChanges()
        changes.states = points.map(state)
        return changes
    }

    /// All states, a minute later, and the minute that is over.
    mutating func minute() -> PointChanges {
        let minute = Instant.benchmark + .seconds(time / 60 * 60)
        time += 59
        var changes = states()
        changes.minutes = points.map { point in
            (point, MinuteAggregate(minute: minute, min: 0.125, max: 0.75, sum: 26.1, count: 60))
        }
        return changes
    }

    private func state(_ point: String) -> PointState {
        let now = Instant.benchmark + .seconds(time)
        var state = PointState(point: point)
        state.latest = Measurement(time: now, receivedAt: now, value: 0.37 + Double(time % 7), quality: .good)
        state.heardAt = now
        state.minute = MinuteAggregate(
            minute: Instant.benchmark + .seconds(time / 60 * 60), min: 0.125, max: 0.75, sum: 0.435, count: 2)
        state.latches = [Latch(side: .above, value: 1), Latch(side: .above, value: 1.5)]
        state.taken = Int(time)
        return state
    }
}
