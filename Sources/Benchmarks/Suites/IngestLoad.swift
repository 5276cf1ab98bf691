/// How events come in, and where to.
struct IngestLoad: Hashable, Sendable {
    /// The node that takes them.
    enum Node: String, Sendable {
        /// On the embedded store; nothing is encrypted, and nobody told from anybody else.
        case plain
        /// Likewise, with CURVE and offices.
        case curve
        /// As plain, but on PostgreSQL.
        case postgres
    }

    var node = Node.plain
    /// Events in flight, of each producer.
    var window: Int
    var producers: Int
    /// Events of one request.
    var batch = 1

    func batched(_ size: Int) -> IngestLoad {
        var load = self
        load.batch = size
        return load
    }

    var name: String {
        "ingest/\(node)/\(producers)×\(window)" + (batch == 1 ? "" : "/requests-of-\(batch)")
    }

    /// The same in the clear on the embedded store; what SQLite allows at the largest transaction that so many in flight can
    /// fill; and for one in flight what the disk allows.
    var against: [String] {
        var plain = self
        plain.node = .plain
        return (node == .plain ? [] : [plain.name]) + ["ingest/plain-sqlite/\(transaction)"]
            + (window * producers == 1 ? ["ingest/fdatasync/1"] : [])
    }

    /// Events of a transaction at most: `limits.commitEvents` of the node's settings.
    var transaction: Int { min(1_000, window) }
}
