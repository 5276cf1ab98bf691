/// A stage of the ladder that an open major hazard climbs, due at L(deadline + 1 + days).
public struct LadderStage: Hashable, Sendable, Codable {
    public var stage: Stage
    /// Days after the day on which the hazard becomes overdue; negative before it.
    public var days: Int
    /// 叫应: whether it must be acknowledged, else the next stage is raised early.
    public var mustBeAcknowledged: Bool

    public init(stage: Stage, days: Int, mustBeAcknowledged: Bool) {
        self.stage = stage
        self.days = days
        self.mustBeAcknowledged = mustBeAcknowledged
    }
}
