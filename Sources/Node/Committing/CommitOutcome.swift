import EventJSON
import LedgerStore
import Ledgers

/// What one transaction has brought.
struct CommitOutcome: Sendable {
    /// Of each submission, in their order.
    var replies: [[Reply]] = []
    var rows: [LogRow] = []
    /// When the next timer is due.
    var nextDue: Instant?
}

extension Processor {
    /// Takes the submissions in their order.
    func take(_ submissions: [Submission], in transaction: any LedgerTransaction) throws -> CommitOutcome {
        var outcome = CommitOutcome()
        for submission in submissions {
            if let due = submission.timersDueBy { outcome.rows += try fireTimers(dueBy: due, in: transaction) }
            let processed = try submission.events.map { try receive($0, in: transaction) }
            outcome.replies.append(processed.map(\.reply))
            outcome.rows += processed.flatMap(\.rows)
        }
        outcome.nextDue = try transaction.firstTimer()?.due
        return outcome
    }

    /// Fires up to `limit` timers that are due.
    func take(
        timersDueBy instant: Instant, limit: Int, in transaction: any LedgerTransaction
    ) throws -> CommitOutcome {
        let rows = try fireTimers(dueBy: instant, limit: limit, in: transaction)
        return CommitOutcome(rows: rows, nextDue: try transaction.firstTimer()?.due)
    }
}
