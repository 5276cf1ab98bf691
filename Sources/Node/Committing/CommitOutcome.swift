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

    /// Of each submission that was taken, in their order; fewer than there were where the others have to wait for timers.
    var parts: [Part] = []
    /// Of timers that fired after them.
    var fired: [LogRow] = []
    /// When the next timer is due.
    var nextDue: Instant?
    /// The rules that hold from here on, where they are others.
    var rules: Rules?

    var rows: [LogRow] { parts.flatMap(\.rows) + fired }
}

extension Processor {
    /// Takes the submissions in their order, up to the first that more timers are due before than a transaction fires.
    /// - Parameters:
    ///   - known: the row up to which the log is known; who knows more may have put other rules into force.
    ///   - limit: timers at most.
    func take(
        _ submissions: [Submission], firing limit: Int, knowing known: LogHead, checkpoints: CheckpointSchedule,
        at now: Instant, in transaction: any LedgerTransaction
    ) throws -> CommitOutcome {
        var outcome = CommitOutcome(rules: try newestRules(after: known, in: transaction))
        try foresee(submissions.lazy.flatMap(\.events), in: transaction)
        var processor = self
        var firings = limit
        for submission in submissions {
            if case .adopt(let offices) = submission.chore {
                outcome.rules = outcome.rules ?? rules
                outcome.rules?.offices = offices
            }
            processor.rules = outcome.rules ?? rules
            let fired = try processor.fireTimers(before: submission, limit: firings, in: transaction)
            guard try !processor.areTimersDue(before: submission, in: transaction) else {
                outcome.fired = fired
                break
            }
            firings -= fired.count { $0.draft.kind == .timer }
            var part = try processor.take(submission, checkpoints: checkpoints, at: now, in: transaction)
            part.rows = fired + part.rows
            outcome.parts.append(part)
        }
        outcome.nextDue = try transaction.firstTimer()?.due
        return outcome
    }

    /// All events of a submission were received in one moment, or nearly so; a chore waits for no timer.
    private func fireTimers(
        before submission: Submission, limit: Int, in transaction: any LedgerTransaction
    ) throws -> [LogRow] {
        guard let receivedAt = submission.oldest else { return [] }
        return try fireTimers(before: receivedAt, limit: limit, in: transaction)
    }

    private func areTimersDue(before submission: Submission, in transaction: any LedgerTransaction) throws -> Bool {
        guard let receivedAt = submission.oldest else { return false }
        return try areTimersDue(before: receivedAt, in: transaction)
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
        case .announce(let announcement):
            return try announce(announcement, at: now, in: transaction)
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
            fired: rows, nextDue: try transaction.firstTimer()?.due, rules: newest)
    }

    private func checkpoint(
        by schedule: CheckpointSchedule, at instant: Instant, in transaction: any LedgerTransaction
    ) throws -> [LogRow] {
        instant < schedule.due ? [] : try checkpoint(at: instant, key: schedule.key, in: transaction)
    }
}
