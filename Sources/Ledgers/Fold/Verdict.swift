/// What the ledgers say of an event.
public enum Verdict: Hashable, Sendable {
    /// Folded; it may have changed nothing.
    case accepted
    /// Early: it waits for another event.
    case parked
    case refused(Refusal)
}
