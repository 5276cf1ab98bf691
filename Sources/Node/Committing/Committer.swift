import CoreMetrics
import EventJSON
package import LedgerStore
package import Ledgers
package import Logging
import Reports

/// The one path into the store. While one transaction is made durable, the next one collects (group commit); no reply
/// leaves before its fsync, and nothing delays a lone event.
package actor Committer {
    /// Takes what is to be committed, from any thread.
    package nonisolated let queue: WorkQueue

    private let store: any LedgerStore
    private var processor: Processor
    private let clock: any NodeClock
    private let pauses: any Clock<Duration>
    private let tail: any RowPublisher
    private let logger: Logger
    private let instruments: NodeInstruments
    private var refusals: RefusalLog
    private let largestCommit: Int
    private var checkpoints: CheckpointSchedule
    /// The newest row that is published.
    private var published: LogHead
    private let onRules: @Sendable (Rules) async throws -> Void
    private var alarm = Alarm()
    private var backoff = Backoff()
    private(set) var progress = CommitProgress()
    /// When the oldest event was received that is being committed.
    private var oldestUnderWay: Instant?
    private var turnstile = Turnstile()
    /// Events of the feed that could not be committed before the stop.
    private var lost = 0

    /// Timers of one transaction. An event that more of them are due before waits for theirs.
    private static let largestFiring = 500

    /// - Parameters:
    ///   - published: the newest row that is published already.
    ///   - pauses: what the waits after a failure are measured by: the receipt clock may stand still.
    ///   - largestCommit: events in one transaction at most, unless one submission has more.
    ///   - onRules: hears of other rules before anything is published that follows from them. What it throws ends the node.
    package init(
        store: any LedgerStore, processor: Processor, clock: any NodeClock, queue: WorkQueue = WorkQueue(),
        pauses: any Clock<Duration> = ContinuousClock(), tail: any RowPublisher,
        after published: LogHead, checkpoints: CheckpointSchedule, largestCommit: Int, logger: Logger,
        instruments: NodeInstruments = NodeInstruments(),
        onRules: @escaping @Sendable (Rules) async throws -> Void = { _ in }
    ) {
        self.store = store
        self.processor = processor
        self.clock = clock
        self.queue = queue
        self.pauses = pauses
        self.tail = tail
        self.published = published
        self.onRules = onRules
        self.checkpoints = checkpoints
        self.largestCommit = largestCommit
        self.logger = logger
        self.instruments = instruments
        refusals = RefusalLog(instruments, logger: logger)
    }

    /// Carries a chore out, behind all that was submitted before.
    /// - Returns: the rows that it has put into the log.
    /// - Throws: ``StoreError``: it was not done, and may be asked for again.
    @discardableResult
    nonisolated func carryOut(_ chore: Chore) async throws -> [LogRow] {
        try await inTurn(chore).get()
    }

    /// Returns when all that was submitted before is settled.
    nonisolated func settle() async {
        _ = await inTurn(nil)
    }

    /// Returns when all that was submitted before is committed.
    /// - Throws: ``StoreError``: it is not yet, and may be later.
    nonisolated func committed() async throws { _ = try await inTurn(nil).get() }

    /// Returns when the transaction under way has ended, well or badly, and is told of; at once where none is.
    package func turn() async {
        await withCheckedContinuation { turnstile.pass($0) }
    }

    private nonisolated func inTurn(_ chore: Chore?) async -> Result<[LogRow], StoreError> {
        await withCheckedContinuation { done in
            let isTaken = queue.append(Submission(chore) { done.resume(returning: $0) })
            if !isTaken { done.resume(returning: .failure(Self.hasEnded)) }
        }
    }

    /// Commits what comes in until the queue is stopped and empty.
    /// - Throws: ``StoreError`` that no retry mends: the node must not go on; ``NodeError`` where events of the feed could
    ///   not be committed before the stop.
    package func run() async throws {
        defer { alarm.clear() }
        do { try await begin() } catch {
            await leave(queue.close())
            throw error
        }
        while let work = await queue.next(events: largestCommit) {
            do {
                try await carryOut(work)
                backoff.reset()
            } catch let error as StoreError where error.isRetriable {
                await putOff(work, because: error)
            } catch {
                await leave(work.submissions + queue.close())
                throw error
            }
        }
        await leave(queue.close())
        if lost > 0 { throw NodeError("stopped before \(lost) events of the feed could be committed; they are lost") }
    }

    private func begin() async throws {
        let (due, rules) = try await store.read { (try $0.firstTimer()?.due, try RecordedRules.newest(in: $0)) }
        // Another node may have put others into force while this one started.
        try await adopt(rules)
        setAlarm(due)
    }

    private func carryOut(_ work: Work) async throws {
        switch work {
        case .commit(let batch): try await commit(batch)
        case .growth: try await follow()
        }
    }

    private func commit(_ batch: Batch) async throws {
        oldestUnderWay = batch.oldest
        turnstile.close()
        defer {
            oldestUnderWay = nil
            turnstile.open()
        }
        let start = ContinuousClock.now
        let outcome = try await transact(batch)
        instruments.note(outcome, of: batch.submissions, took: ContinuousClock.now - start)
        if let rules = outcome.rules { try await adopt(rules) }
        putBack(batch.submissions.dropFirst(outcome.parts.count))
        await answer(batch.submissions, with: outcome.parts)
        progress.note(outcome)
        let rows = outcome.rows
        await publish(rows)
        refusals.note(rows)
        setAlarm(outcome.nextDue)
        await report(batch.submissions, outcome.parts)
    }

    private func transact(_ batch: Batch) async throws -> CommitOutcome {
        let now = clock.now
        switch batch {
        case .submissions(let submissions):
            return try await store.commit { [processor, published, checkpoints] in
                try processor.take(
                    submissions, firing: Self.largestFiring, knowing: published, checkpoints: checkpoints, at: now,
                    in: $0)
            }
        case .timers:
            alarm.clear()
            return try await store.commit { [processor, published, checkpoints] in
                try processor.take(
                    timersDueBy: now, limit: Self.largestFiring, knowing: published, checkpoints: checkpoints, in: $0)
            }
        }
    }

    /// Those that have to wait for timers.
    private func putBack(_ submissions: ArraySlice<Submission>) {
        guard !submissions.isEmpty else { return }
        queue.putBack(Array(submissions))
        queue.ring()
    }

    private func setAlarm(_ due: Instant?) {
        let first = due.map { min($0, checkpoints.due) } ?? checkpoints.due
        // At once, not by a task: no submission gets between timers that are due already.
        guard first > clock.now else {
            alarm.clear()
            return queue.ring()
        }
        alarm.set(for: first, on: clock) { [queue] in queue.ring() }
    }

    private func answer(_ submissions: [Submission], with parts: [CommitOutcome.Part]) async {
        for (submission, part) in zip(submissions, parts) {
            switch submission.origin {
            case .answered(let answer): await answer(part.replies)
            case .kept(let done): await done()
            case .asked: continue
            }
        }
    }

    /// Who asked for a chore hears of it when its rows are published too.
    private func report(_ submissions: [Submission], _ parts: [CommitOutcome.Part]) async {
        for (submission, part) in zip(submissions, parts) {
            if case .asked(let done) = submission.origin { await done(.success(part.rows)) }
        }
    }

    /// When the oldest event was received that is not yet durable.
    var oldestUncommitted: Instant? {
        [oldestUnderWay, queue.oldest].compactMap(\.self).min()
    }
}

/// When others commit too.
extension Committer {
    /// Rows to a page of the log.
    private static let page = 200

    /// Publishes what follows what was published; where others have written between, the log tells all of it.
    private func publish(_ rows: [LogRow]) async {
        guard let first = rows.first else { return }
        if first.position == published.position + 1 { return await announce(rows) }
        // What was committed is answered for already: a failure is that of the next attempt.
        do { try await follow() } catch { queue.grow() }
    }

    private func announce(_ rows: [LogRow]) async {
        await tail.publish(rows)
        checkpoints.note(rows)
        if let newest = rows.last { published = LogHead(newest) }
    }

    /// Reads what has come behind what was published, whoever has written it.
    private func follow() async throws {
        var rows: [LogRow] = []
        repeat {
            let due: Instant?
            let newest: LogRow?
            (rows, newest, due) = try await store.readDurable { [published] in
                try published.requirePast(of: $0)
                let rows = try $0.rows(from: published.position + 1, limit: Self.page, filter: .all)
                // Of several changes the newest, also of those on later pages: no node steps back to older ones.
                let isChanged = rows.contains { $0.draft.kind == .rules }
                let newest = isChanged ? try $0.rulesRows(after: published.position).last : nil
                return (rows, newest, try $0.firstTimer()?.due)
            }
            if let newest { try await adopt(Rules(row: newest)) }
            await announce(rows)
            setAlarm(due)
        } while rows.count == Self.page
    }

    private func adopt(_ rules: Rules) async throws {
        guard rules != processor.rules else { return }
        try await onRules(rules)
        processor.rules = rules
    }
}

/// When the store can't commit.
extension Committer {
    /// Nothing more is committed: who waits for something is told, and producers send it again when the node runs.
    private func leave(_ submissions: [Submission]) async {
        for submission in submissions {
            switch submission.origin {
            case .answered(let answer): await answer(unavailable(submission))
            case .asked(let done): await done(.failure(Self.hasEnded))
            case .kept: continue
            }
        }
    }

    private func unavailable(_ submission: Submission) -> [Reply] {
        let replies = submission.events.map(Reply.unavailable)
        instruments.note(replies, through: submission.entrance)
        return replies
    }

    private static let hasEnded = StoreError(.unreachable, "the node has stopped; ask again when it runs")

    /// Producers are told to try again; what nobody would send again stays in front. Timers that are due at a stop wait for
    /// the next start: a node that can't commit would never come to its end with them.
    private func putOff(_ work: Work, because error: StoreError) async {
        let isCommit = if case .commit = work { true } else { false }
        if isCommit {
            progress.note(error)
            instruments.commitFailures.increment()
        }
        logger.warning(
            isCommit ? "nothing was committed; trying again" : "the log can't be followed; trying again",
            metadata: ["reason": "\(error)"])
        switch work {
        case .commit(.timers): if !queue.isStopping { queue.ring() }
        case .commit(.submissions(let submissions)): await putOff(submissions, because: error)
        case .growth: break  // The store tells again.
        }
        if !queue.isStopping { try? await pauses.sleep(for: backoff.next()) }
    }

    private func putOff(_ submissions: [Submission], because error: StoreError) async {
        for submission in submissions {
            switch submission.origin {
            case .answered(let answer): await answer(unavailable(submission))
            case .asked(let done): await done(.failure(error))
            case .kept: continue
            }
        }
        let kept = submissions.filter(\.isKept)
        guard queue.isStopping, !kept.isEmpty else { return queue.putBack(kept) }
        lost += kept.reduce(0) { $0 + $1.events.count }
    }
}

extension Reply {
    /// Not committed: the producer keeps it and tries again (503).
    fileprivate static func unavailable(_ received: ReceivedEvent) -> Reply {
        var reply = Reply(status: 503, code: "unavailable", message: "the node can't commit now; send it again")
        if case .event(let decoded) = received.content { (reply.source, reply.id) = (decoded.source, decoded.id) }
        return reply
    }
}
