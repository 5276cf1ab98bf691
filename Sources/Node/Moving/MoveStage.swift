/// What a move is at, in this order.
public enum MoveStage: Hashable, Sendable {
    /// Rows of the log.
    case log
    /// What the log gives: hazards, escalations, entries, and all other state.
    case state
    /// The destination's log is folded again.
    case verification
}
