public import Ledgers

/// How reason for a hazard has come about.
public struct Onset: Hashable, Sendable {
    /// When the threshold was reached, or the point heard last: the start of the episode.
    public var start: Instant
    /// When that was held for long enough, or the point had been silent for long enough.
    public var at: Instant
    /// What the hazard is.
    public var consequence: Consequence
    /// What is held; nil where the point is silent.
    public var threshold: Threshold?
    /// What was measured last; nil where nothing ever was.
    public var last: Measurement?

    public init(start: Instant, at: Instant, consequence: Consequence, threshold: Threshold?, last: Measurement?) {
        self.start = start
        self.at = at
        self.consequence = consequence
        self.threshold = threshold
        self.last = last
    }
}
