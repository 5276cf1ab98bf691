/// One row of the log: what was received, what fired, and what came of it.
public struct LogRow: Hashable, Sendable {
    /// From 1, without gaps.
    public var position: Int64
    /// The position of the row before on the same topic; 0 where there is none.
    public var previous: Int64
    public var draft: LogDraft
    /// Over the row and the hash of the row before.
    public var hash: ChainHash

    public init(position: Int64, previous: Int64, draft: LogDraft, hash: ChainHash) {
        self.position = position
        self.previous = previous
        self.draft = draft
        self.hash = hash
    }
}
