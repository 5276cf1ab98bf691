/// How many incidents there are.
public struct IncidentCounts: Hashable, Sendable {
    public var all: Int
    /// Reported late (迟报).
    public var late: Int

    public init(all: Int = 0, late: Int = 0) {
        self.all = all
        self.late = late
    }
}
