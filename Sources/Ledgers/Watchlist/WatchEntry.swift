/// One line of 一个不放心名单.
public struct WatchEntry: Hashable, Sendable, Codable {
    public var watched: Watched
    public var reasons: Set<WatchReason>
    /// The receipt or timer instant at which it joined.
    public var since: Instant

    public init(watched: Watched, reasons: Set<WatchReason>, since: Instant) {
        self.watched = watched
        self.reasons = reasons
        self.since = since
    }
}
