/// In which order escalations are listed; a page goes on behind an id.
public enum EscalationOrder: String, Sendable, CaseIterable {
    /// By id, in code-point order.
    case id
    /// The one that was raised last first.
    case newest
}
