/// What a record brought about, in the order in which it came about.
public enum News: Hashable, Sendable {
    case escalation(Escalation)
    case escalationResolved(Escalation)
    /// 销号
    case hazardClosed(Hazard)
    /// Somebody joined the watch list, or got one more reason.
    case watched(WatchEntry)
    case unwatched(Watched)
    /// A parked event was folded.
    case unparked(ParkedEvent)
    /// A parked event was refused, or has waited for too long.
    case parkedRefused(ParkedEvent, Refusal)
}
