public import Ledgers

/// The end of the log.
public struct LogHead: Hashable, Sendable {
    /// Of the newest row; 0 where the log is empty.
    public var position: Int64
    /// The instant of the newest row; nil where the log is empty.
    public var at: Instant?
    /// Of the newest row.
    public var hash: ChainHash

    public init(position: Int64 = 0, at: Instant? = nil, hash: ChainHash = .beginning) {
        self.position = position
        self.at = at
        self.hash = hash
    }

    /// Where the log ends with this row.
    public init(_ row: LogRow) {
        self.init(position: row.position, at: row.draft.at, hash: row.hash)
    }
}
