import LedgerStore

/// The stages behind the reading of a log, each on a thread of its own: events are decoded, and rows folded, while the next
/// ones are read.
struct RowFolding {
    private let decoding: Follower<[LogRow]>
    private let folding: Follower<[ReadRow]>

    /// - Parameter refold: not to be touched until ``finish()`` has returned.
    init(by refold: Refold) {
        // Each is in the hands of its follower, which takes one item at a time.
        nonisolated(unsafe) let refold = refold
        nonisolated(unsafe) let decoder = RowDecoding()
        let folding = Follower<[ReadRow]>(name: "duban.refold") { rows in
            for row in rows { try refold.take(row) }
        }
        self.folding = folding
        decoding = Follower(name: "duban.decode") { rows in
            try folding.hand(rows.map(decoder.read))
        }
    }

    /// - Throws: ``Discrepancy`` of a row that was handed over before.
    func take(_ rows: [LogRow]) throws {
        try decoding.hand(rows)
    }

    /// Waits until all rows are folded.
    /// - Throws: ``Discrepancy`` of the first row that is not what had to come.
    func finish() throws {
        let decoded = Result { try decoding.finish() }
        try folding.finish()
        try decoded.get()
    }
}
