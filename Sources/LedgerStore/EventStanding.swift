public import Ledgers

/// What has become of an event in the log.
public enum EventStanding: Hashable, Sendable {
    case folded
    case parked
    /// Parked first, and refused when its turn came, or when it had waited for too long.
    case refused(Refusal)
}
