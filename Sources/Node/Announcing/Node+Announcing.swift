import LedgerStore

extension Node {
    /// Puts an announcement into the log, from where it goes to the tail.
    /// - Returns: true once it is durable; false where one of this id is in the log already, whichever node wrote it: of
    ///   several nodes one is told that it was its own.
    /// - Throws: `StoreError`: nothing was written, and it may be tried again.
    public func announce(_ announcement: Announcement) async throws -> Bool {
        try await !committer.carryOut(.announce(announcement)).isEmpty
    }
}
