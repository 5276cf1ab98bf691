public import Monitoring

/// What has changed since it was saved last.
public struct PointChanges: Sendable {
    /// Of the points that have changed.
    public var states: [PointState] = []
    /// Minutes that are over, by their point. One that is there already (of another node) is added to.
    public var minutes: [(point: String, aggregate: MinuteAggregate)] = []
    /// What sends readings without being known.
    public var unknown: [UnknownPoint] = []

    public init(
        states: [PointState] = [], minutes: [(point: String, aggregate: MinuteAggregate)] = [],
        unknown: [UnknownPoint] = []
    ) {
        self.states = states
        self.minutes = minutes
        self.unknown = unknown
    }

    public var isEmpty: Bool { states.isEmpty && minutes.isEmpty && unknown.isEmpty }
}
