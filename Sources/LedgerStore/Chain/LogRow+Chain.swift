import Crypto

extension LogRow {
    /// The next row of a log, with its hash.
    /// - Parameters:
    ///   - head: the end of the log so far.
    ///   - previous: the position of the row before on the same topic; 0 where there is none.
    public init(_ draft: LogDraft, after head: LogHead, previous: Int64) {
        let position = head.position + 1
        self.init(
            position: position, previous: previous, draft: draft,
            hash: Self.hash(position: position, previous: previous, draft: draft, after: head.hash))
    }

    /// Whether the row is what was written behind the row with this hash.
    public func isChained(to before: ChainHash) -> Bool {
        hash == Self.hash(position: position, previous: previous, draft: draft, after: before)
    }

    /// The row, once it is found to be what was written.
    /// - Parameter before: the hash of the row before; nil where that is gone.
    /// - Throws: ``StoreError/Code/damaged``: an altered row is never handed out.
    public func checked(after before: ChainHash?) throws(StoreError) -> LogRow {
        guard let before else {
            throw StoreError(
                .damaged, "row \(position - 1) of the log is missing; restore a backup")
        }
        guard isChained(to: before) else {
            throw StoreError(
                .damaged,
                "row \(position) of the log does not match its hash: it, or the row before, was altered; restore a backup"
            )
        }
        return self
    }

    private static func hash(
        position: Int64, previous: Int64, draft: LogDraft, after before: ChainHash
    ) -> ChainHash {
        let row = CanonicalBytes(position: position, previous: previous, draft: draft, after: before.bytes)
        return ChainHash(unchecked: SHA256.hash(data: row.bytes).withUnsafeBytes { Array($0) })
    }
}
