public import Ledgers

/// The newest event of a source in the log.
public struct SourceStanding: Hashable, Sendable {
    public var source: String
    public var position: Int64
    /// When it was received.
    public var at: Instant

    public init(source: String, position: Int64, at: Instant) {
        self.source = source
        self.position = position
        self.at = at
    }
}
