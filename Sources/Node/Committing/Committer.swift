import EventJSON
import LedgerStore
import Ledgers
import Logging

/// The one path into the store. While one transaction is made durable, the next one collects (group commit); no reply
/// leaves before its fsync, and nothing delays a lone event.
actor Committer {
    /// Takes what is to be committed, from any thread.
    nonisolated let queue = WorkQueue()

    private let store: any LedgerStore
    private let processor: Processor
    private let clock: any NodeClock
    private let tail: any RowPublisher
    private let logger: Logger
    private let largestCommit: Int
    private var alarm = Alarm()
    private var backoff = Backoff()
    private(set) var progress = CommitProgress()
    /// Events of the feed that could not be committed before the stop.
    private var lost = 0

    /// Timers of one transaction; an event that comes meanwhile fires the rest of those due before it.
    private static let largestFiring = 500

    /// - Parameter largestCommit: events in one transaction at most, unless one submission has more.
    init(
        store: any LedgerStore, processor: Processor, clock: any NodeClock, tail: any RowPublisher,
        largestCommit: Int, logger: Logger
    ) {
        self.store = store
        self.processor = processor
        self.clock = clock
        self.tail = tail
        self.largestCommit = largestCommit
        self.logger = logger
    }

    /// Takes no events, fires what is due by `instant` where one is given, and returns when all that was submitted before
    /// is settled as well.
    nonisolated func settle(timersDueBy instant: Instant? = nil) async {
        await withCheckedContinuation { settled in
            queue.append(Submission([], origin: .answered { _ in settled.resume() }, timersDueBy: instant))
        }
    }

    /// Commits what comes in until the queue is stopped and empty.
    /// - Throws: ``StoreError`` that no retry mends: the node must not go on; ``NodeError`` where events of the feed could
    ///   not be committed before the stop.
    func run() async throws {
        defer { alarm.clear() }
        setAlarm(try await store.read { try $0.firstTimer()?.due })
        while let work = await queue.next(events: largestCommit) {
            do {
                try await commit(work)
                backoff.reset()
            } catch let error as StoreError where error.isRetriable {
                await putOff(work, because: error)
            }
        }
        if lost > 0 { throw NodeError("stopped before \(lost) events of the feed could be committed; they are lost") }
    }

    private func commit(_ work: Work) async throws {
        let outcome: CommitOutcome
        switch work {
        case .submissions(let submissions):
            outcome = try await store.commit { [processor] in try processor.take(submissions, in: $0) }
            await answer(submissions, with: outcome.replies)
        case .timers:
            alarm.clear()
            let now = clock.now
            outcome = try await store.commit { [processor] in
                try processor.take(timersDueBy: now, limit: Self.largestFiring, in: $0)
            }
        }
        progress.note(outcome)
        await tail.publish(outcome.rows)
        setAlarm(outcome.nextDue)
    }

    private func setAlarm(_ due: Instant?) {
        alarm.set(for: due, on: clock) { [queue] in queue.ring() }
    }

    private func answer(_ submissions: [Submission], with replies: [[Reply]]) async {
        for (submission, replies) in zip(submissions, replies) {
            switch submission.origin {
            case .answered(let answer): await answer(replies)
            case .kept(let done): await done()
            }
        }
    }
}

/// When the store can't commit.
extension Committer {
    /// Producers are told to try again; what nobody would send again stays in front.
    private func putOff(_ work: Work, because error: StoreError) async {
        progress.note(error)
        logger.warning("nothing was committed; trying again", metadata: ["reason": "\(error)"])
        switch work {
        case .timers: queue.ring()
        case .submissions(let submissions): await putOff(submissions)
        }
        if !queue.isStopping { try? await Task.sleep(for: backoff.next()) }
    }

    private func putOff(_ submissions: [Submission]) async {
        for submission in submissions {
            guard case .answered(let answer) = submission.origin else { continue }
            await answer(submission.events.map(Reply.unavailable))
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
