public import Ledgers

/// How many hazards are of one state and level.
public struct HazardCount: Hashable, Sendable {
    public var state: Hazard.State
    public var level: HazardLevel
    public var count: Int
    /// Those of them with a deadline before the date that was asked for.
    public var overdue: Int

    public init(state: Hazard.State, level: HazardLevel, count: Int, overdue: Int) {
        self.state = state
        self.level = level
        self.count = count
        self.overdue = overdue
    }
}
