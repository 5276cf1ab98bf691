public import Ledgers

/// A time in which a point gives reason for a hazard, and which is one hazard: from its start until it has been over for as
/// long as the policy says.
public struct Episode: Hashable, Sendable, Codable {
    /// In the hazard's number, by the second.
    public var start: Instant
    public var level: HazardLevel
    /// Since when there is no reason any more; nil while there is.
    public var clearedAt: Instant?

    public init(start: Instant, level: HazardLevel, clearedAt: Instant? = nil) {
        self.start = start
        self.level = level
        self.clearedAt = clearedAt
    }

    /// The same, over from then on at the latest.
    func cleared(at instant: Instant) -> Episode {
        Episode(start: start, level: level, clearedAt: clearedAt ?? instant)
    }
}
