public import Ledgers

/// Some escalations are not told until an instant (静默), for example while a system is tested; then they are, in a digest.
public struct MessageSilence: Hashable, Sendable {
    /// The route's name; nil for all routes.
    public var route: String?
    /// Default: all.
    public var areas = AreaScope.everywhere
    /// Codes of stages; nil for all.
    public var stages: Set<String>?
    /// Always there, so that no silence is forgotten.
    public var until: Instant
    public var reason: String

    public init(until: Instant, reason: String) {
        self.until = until
        self.reason = reason
    }

    public func holds(_ stage: String, in area: String?, of route: String, at now: Instant) -> Bool {
        now < until && concerns(route) && stages?.contains(stage) != false && areas.includes(area)
    }

    public func concerns(_ route: String) -> Bool { self.route == nil || self.route == route }
}
