import LedgerStore

extension LogHead {
    /// Whether the log still has this row: a database that has failed over to a standby which was behind has forgotten what
    /// came last, and goes on from there with other rows.
    /// - Throws: ``StoreError/Code/damaged``: who has published this row must not go on as if nothing had happened.
    func requirePast(of reader: any LedgerReader) throws {
        guard position > 0, try reader.head() != self else { return }
        let row = try reader.rows(from: position, limit: 1, filter: .all).first
        guard row?.position == position, row?.hash == hash else {
            throw StoreError(
                .damaged,
                "row \(position) of the log, which this node has published, is gone or another one: the database has lost "
                    + "what it had confirmed, as a failover without synchronous standbys does; start the node again to go "
                    + "on with what is left, and have the events since then sent again")
        }
    }
}
