import EventJSON
import LedgerStore
import Ledgers
import Reports

/// What one transaction has brought.
struct CommitOutcome: Sendable {
    /// What has come of one submission.
    struct Part: Sendable {
        var replies: [Reply] = []
        var rows: [LogRow] = []
    }

    /// Of each submission, in their order.
    var parts: [Part] = []
    /// When the next timer is due.
    var nextDue: Instant?
    /// The rules that hold from here on, where they are others.
    var rules: Rules?

    var rows: [LogRow] { parts.flatMap(\.rows) }
}

extension Processor {
    /// Takes the submissions in their order.
    /// - Parameter known: the row up to which the log is known; who knows more may have put other rules into force.
    func take(
        _ submissions: [Submission], knowing known: LogHead, checkpoints: CheckpointSchedule, at now: Instant,
        in transaction: any LedgerTransaction
    ) throws -> CommitOutcome {
        var outcome = CommitOutcome(rules: try newestRules(after: known, in: transaction))
        var processor = self
        for submission in submissions {
            if case .adopt(let offices) = submission.chore {
                outcome.rules = outcome.rules ?? rules
                outcome.rules?.offices = offices
            }
            processor.rules = outcome.rules ?? rules
            outcome.parts.append(try processor.take(submission, checkpoints: checkpoints, at: now, in: transaction))
        }
        outcome.nextDue = try transaction.firstTimer()?.due
        return outcome
    }

    /// Those that were put into force behind what is known.
    private func newestRules(after known: LogHead, in transaction: any LedgerTransaction) throws -> Rules? {
        guard try transaction.head() != known else { return nil }
        try known.requirePast(of: transaction)
        return try transaction.rulesRows(after: known.position).last.map { try Rules(row: $0) }
    }

    private func take(
        _ submission: Submission, checkpoints: CheckpointSchedule, at now: Instant,
        in transaction: any LedgerTransaction
    ) throws -> CommitOutcome.Part {
        var part = CommitOutcome.Part()
        if let chore = submission.chore {
            part.rows += try carryOut(chore, checkpoints: checkpoints, at: now, in: transaction)
        }
        for event in submission.events {
            let processed = try receive(event, in: transaction)
            part.replies.append(processed.reply)
            part.rows += processed.rows
        }
        return part
    }

    private func carryOut(
        _ chore: Chore, checkpoints: CheckpointSchedule, at now: Instant, in transaction: any LedgerTransaction
    ) throws -> [LogRow] {
        switch chore {
        case .fireTimers(let instant):
            let rows = try fireTimers(dueBy: instant, in: transaction)
            return rows + (try checkpoint(by: checkpoints, at: instant, in: transaction))
        case .checkpoint:
            return try checkpoint(at: now, key: checkpoints.key, in: transaction)
        case .adopt:
            return try recordRules(
                inForce: RecordedRules.newest(in: transaction), at: now, in: transaction, encoded: rules.recorded())
        case .save(let cursor):
            guard try transaction.outboxCursor(cursor.name).map({ $0.position < cursor.position }) ?? true else {
                return []
            }
            try transaction.save(cursor)
            return []
        case .forget(let name):
            try transaction.removeOutboxCursor(name)
            return []
        }
    }

    /// Fires up to `limit` timers that are due; once none is left, writes the daily checkpoint where it is due.
    func take(
        timersDueBy instant: Instant, limit: Int, knowing known: LogHead, checkpoints: CheckpointSchedule,
        in transaction: any LedgerTransaction
    ) throws -> CommitOutcome {
        let newest = try newestRules(after: known, in: transaction)
        var processor = self
        processor.rules = newest ?? rules
        var rows = try processor.fireTimers(dueBy: instant, limit: limit, in: transaction)
        let isDone = try transaction.firstTimer().map { $0.due > instant } ?? true
        if isDone { rows += try processor.checkpoint(by: checkpoints, at: instant, in: transaction) }
        return CommitOutcome(
            parts: [CommitOutcome.Part(rows: rows)], nextDue: try transaction.firstTimer()?.due,
            rules: newest)
    }

    private func checkpoint(
        by schedule: CheckpointSchedule, at instant: Instant, in transaction: any LedgerTransaction
    ) throws -> [LogRow] {
        instant < schedule.due ? [] : try checkpoint(at: instant, key: schedule.key, in: transaction)
    }
}
