public import Ledgers
public import Monitoring
public import PointStore

/// Points for the contract.
public enum PointSamples {
    /// A whole minute.
    public static let noon = Instant(milliseconds: 1_704_427_200_000)

    /// - Parameter seconds: after noon it was heard.
    public static func state(_ point: String, heard seconds: Int64 = 0, taken: Int = 1) -> PointState {
        var state = PointState(point: point)
        let time = noon + .seconds(seconds)
        state.latest = Measurement(time: time, receivedAt: time, value: Double(taken), quality: .good)
        state.heardAt = time
        state.taken = taken
        return state
    }

    /// With every field filled.
    public static func full(_ point: String) -> PointState {
        var state = state(point, taken: 1_234_567_890_123)
        state.latest = Measurement(
            time: noon - .seconds(1), receivedAt: noon + .seconds(3), value: 0.1 + 0.2, quality: .calibration)
        state.heardAt = noon + .seconds(2)
        state.faultySince = noon + .seconds(4)
        state.minute = MinuteAggregate(minute: noon, min: -1.5, max: 2.25, sum: 0.1, count: 3)
        state.latches = [
            Latch(side: .above, value: 1.0), Latch(side: .above, value: 1.5, since: noon, isHeld: true),
            Latch(side: .below, value: -0.1, since: noon + .seconds(1)),
        ]
        state.breach = Episode(start: noon - .hours(1), level: .major)
        state.silence = Episode(start: noon - .hours(2), level: .general, clearedAt: noon - .minutes(5))
        for (number, fault) in ReadingFault.allCases.enumerated() {
            state.faults[fault] = FaultTally(count: number + 1, firstAt: noon, lastAt: noon + .minutes(Int64(number)))
        }
        state.repeated = 7
        return state
    }

    /// Numbers at the ends of what a number can be.
    static let extremes: [Double] = [
        .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
        .leastNormalMagnitude, 0, .ulpOfOne, 1e15 + 0.5, Double(Int64.max),
    ]

    public static func changes(
        _ states: [PointState] = [], minutes: [(point: String, aggregate: MinuteAggregate)] = [],
        unknown: [UnknownPoint] = []
    ) -> PointChanges {
        var changes = PointChanges()
        changes.states = states
        changes.minutes = minutes
        changes.unknown = unknown
        return changes
    }

    /// - Parameter number: of the minute after noon.
    public static func minute(_ number: Int64, _ values: Double...) -> MinuteAggregate {
        var aggregate = MinuteAggregate(minute: noon + .minutes(number), values[0])
        for value in values.dropFirst() { aggregate.add(value) }
        return aggregate
    }

    public static func unknown(_ point: String, count: Int, from first: Int64 = 0, to last: Int64) -> UnknownPoint {
        UnknownPoint(
            point: point,
            tally: FaultTally(count: count, firstAt: noon + .minutes(first), lastAt: noon + .minutes(last)))
    }
}

extension PointStore {
    /// In the order of their ids.
    func sortedStates() async throws -> [PointState] {
        try await states().sorted { $0.point < $1.point }
    }

    func minutes(of point: String) async throws -> [MinuteAggregate] {
        try await minutes(of: [point], in: PointSamples.noon - .hours(24)..<PointSamples.noon + .hours(24))[point] ?? []
    }
}
