/// How events come in.
struct IngestLoad: Hashable, Sendable {
    /// Events in flight, of each producer.
    var window: Int
    var producers: Int
    var curve = false
    /// Events of one request.
    var batch = 1

    func batched(_ size: Int) -> IngestLoad {
        var load = self
        load.batch = size
        return load
    }

    var name: String {
        "ingest/\(curve ? "curve" : "plain")/\(producers)×\(window)" + (batch == 1 ? "" : "/requests-of-\(batch)")
    }

    /// The same without encryption, and what the disk allows at the largest transaction that so many in flight can fill.
    var against: [String] {
        var inTheClear = self
        inTheClear.curve = false
        return (curve ? [inTheClear.name] : []) + ["plain-sqlite/\(transaction)"]
    }

    /// Events of a transaction at most: `limits.commitEvents` of the node's settings.
    var transaction: Int { min(1_000, window) }
}
