public import Logging

/// What a bridge has done since it was started, and how it stands.
public struct BridgeSummary: Sendable {
    private let counts: Tally.Counts
    private let standing: OutletStanding

    init(_ counts: Tally.Counts, _ standing: OutletStanding) {
        self.counts = counts
        self.standing = standing
    }

    /// For a log.
    public var metadata: Logger.Metadata {
        var metadata: Logger.Metadata = [
            "read": "\(counts.read)", "kept": "\(counts.kept)", "lost": "\(counts.lost)",
            "sent": "\(standing.sent)", "accepted": "\(counts.accepted)", "known": "\(counts.known)",
            "refused": "\(counts.refused.values.reduce(0, +))", "rejected": "\(counts.rejected.values.reduce(0, +))",
            "waiting": "\(standing.waiting)", "reconnections": "\(counts.reconnections)",
            "nodeReconnections": "\(standing.reconnections)",
        ]
        for (code, count) in counts.refused { metadata["refused.\(code)"] = "\(count)" }
        for (reason, count) in counts.rejected { metadata["rejected.\(reason)"] = "\(count)" }
        metadata["node"] = standing.outage.map { "\($0)" }
        metadata["failure"] = standing.failure.map { "\($0)" }
        return metadata
    }

    /// For a service manager.
    public var line: String {
        "read \(counts.read), accepted \(counts.accepted + counts.known), waiting \(standing.waiting), lost \(counts.lost)"
            + (standing.outage.map { "; no node answers: \($0)" } ?? "")
    }
}
