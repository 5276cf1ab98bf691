public import Ledgers

/// What a point has to tell the log. Told again, it changes nothing: what the log has already decides what becomes of it.
public struct Transition: Hashable, Sendable {
    public enum Change: Hashable, Sendable {
        /// A threshold is held, or a point silent: reason for a hazard of at least that level.
        case begins(Onset)
        /// There has been no reason any more, for as long as it takes.
        case ends(at: Instant, last: Measurement?)
    }

    public var point: Point
    public var cause: Cause
    public var change: Change

    public init(_ point: Point, _ cause: Cause, _ change: Change) {
        self.point = point
        self.cause = cause
        self.change = change
    }
}
