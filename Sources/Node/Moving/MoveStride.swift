import LedgerStore

/// How much goes over in one commit, so that memory stays bounded.
struct MoveStride: Hashable, Sendable {
    /// Rows of the log in one commit.
    var rows = 1_000
    /// Bytes of bodies after which a commit takes no more rows.
    var bytes = 8 << 20
    /// Rows or dead letters that are read at a time; each may have 1 MiB.
    var large = 100
    /// Of all else, in one commit.
    var entities = 1_000

    /// The next rows of a log.
    func rows(after position: Int64, in reader: any LedgerReader) throws -> [LogRow] {
        var (rows, bytes): ([LogRow], Int) = ([], 0)
        while rows.count < self.rows, bytes < self.bytes {
            let next = try reader.rows(
                from: position + Int64(rows.count) + 1, limit: min(large, self.rows - rows.count), filter: .all)
            if next.isEmpty { break }
            rows += next
            bytes += next.reduce(0) { $0 + $1.draft.body.count }
        }
        return rows
    }
}
