extension Node {
    /// Goes through what can hang: each thread of the sockets, and the transaction that is under way. Returns as soon as all
    /// have answered, so at once on an idle node, and never on one that hangs.
    ///
    /// A store that refuses to commit (a full disk) is no reason to be killed: its events wait, and producers are told.
    /// - Returns: the position of the newest row that was published.
    public func pulse() async -> Int64 {
        await threads.beat()
        await committer.turn()
        return await tail.position
    }
}
