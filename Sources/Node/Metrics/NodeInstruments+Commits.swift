import CoreMetrics
import EventJSON
import LedgerStore

extension NodeInstruments {
    /// A transaction is durable.
    func note(_ outcome: CommitOutcome, of submissions: [Submission], took: Duration) {
        commitTime.recordNanoseconds(took.nanoseconds)
        var count = 0
        for (submission, part) in zip(submissions, outcome.parts) {
            let replies = submission.replies(of: part)
            note(replies, through: submission.entrance)
            count += replies.count
        }
        if count > 0 { commitEvents.record(count) }
        for part in outcome.parts { note(part.rows) }
        note(outcome.fired)
    }

    /// What producers are told.
    func note(_ replies: [Reply], through entrance: EventEntrance) {
        for (status, count) in Tally(replies, by: { $0.status }).counts {
            events.count(entrance.rawValue, "\(status)", by: count)
        }
    }

    private func note(_ rows: [LogRow]) {
        for (kind, count) in Tally(rows, by: { $0.draft.kind }).counts where kind != .notice {
            self.rows.count(kind.name, by: count)
        }
        for row in rows where row.draft.kind == .notice { self.rows.count(row.draft.type) }
    }
}

extension Submission {
    /// Those of events; readings are counted where they are judged.
    fileprivate func replies(of part: CommitOutcome.Part) -> [Reply] {
        guard events.contains(where: \.isSettled) else { return part.replies }
        return zip(events, part.replies).compactMap { $0.isSettled ? nil : $1 }
    }
}

extension Duration {
    /// Whole ones.
    var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
