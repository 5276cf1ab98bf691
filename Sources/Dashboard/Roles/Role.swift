/// What a user may do; each role holds all that the ones before it may.
public enum Role: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Look at the state and the history (查看).
    case look
    /// Acknowledge escalations (签收).
    case acknowledge
    /// Retry dead letters, sign checkpoints, end sessions (管理).
    case administer

    public static func < (left: Role, right: Role) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .look: 0
        case .acknowledge: 1
        case .administer: 2
        }
    }
}
