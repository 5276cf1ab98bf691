public import Ledgers

/// What a hazard is that a point raises.
public struct Consequence: Hashable, Sendable {
    public var level: HazardLevel
    /// What the hazard's description begins with, 1 to 500 characters; nil: what the node says of such a case.
    public var description: String?
    /// From the date of the hazard to its deadline, 0 to 3,650; nil: the policy's days.
    public var deadlineDays: Int?

    public init(level: HazardLevel, description: String? = nil, deadlineDays: Int? = nil) {
        self.level = level
        self.description = description
        self.deadlineDays = deadlineDays
    }
}
