import CoreMetrics
import EventJSON
import LedgerStore

extension NodeInstruments {
    /// A transaction is durable.
    func note(_ outcome: CommitOutcome, of submissions: [Submission], took: Duration) {
        commitTime.recordNanoseconds(took.nanoseconds)
        for (submission, part) in zip(submissions, outcome.parts) { note(part.replies, through: submission.entrance) }
        let count = outcome.parts.reduce(0) { $0 + $1.replies.count }
        if count > 0 { commitEvents.record(count) }
        for part in outcome.parts { note(part.rows) }
        note(outcome.fired)
    }

    /// What producers are told.
    func note(_ replies: [Reply], through entrance: EventEntrance) {
        let counts = replies.reduce(into: [Int: Int]()) { $0[$1.status, default: 0] += 1 }
        for (status, count) in counts {
            events.count(entrance.rawValue, "\(status)", by: count)
        }
    }

    private func note(_ rows: [LogRow]) {
        let counts = rows.reduce(into: [LogDraft.Kind: Int]()) { $0[$1.draft.kind, default: 0] += 1 }
        for (kind, count) in counts {
            self.rows.count(kind.name, by: count)
        }
    }
}

extension Duration {
    /// Whole ones.
    var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
