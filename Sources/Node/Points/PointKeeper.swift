import LedgerStore
import Ledgers
import Logging
import PointStore

/// Saves what points have come to, and has what is due come due.
actor PointKeeper {
    private let desk: PointDesk
    private let store: any PointStore
    private let clock: any NodeClock
    /// What the waits between savings are measured by: the receipt clock may stand still.
    private let pauses: any Clock<Duration>
    private let logger: Logger
    /// Returns once all that was submitted before is committed.
    private let isCommitted: @Sendable () async throws -> Void
    /// Minutes are kept for so long.
    private let keeps: Span
    private var alarm = Alarm()
    private var isSaving = false
    /// Whether nothing is submitted any more.
    private var hasEnded = false
    private var savedRevision = 0
    /// When something was saved last; nil where nothing was since the start.
    private(set) var savedAt: Instant?
    /// Why nothing could be saved the last time; nil where it could.
    private(set) var failure: StoreError?
    private var waiters: [(revision: Int, done: CheckedContinuation<Bool, Never>)] = []

    /// While nobody waits.
    private static let often = Duration.seconds(1)
    /// Between two savings that somebody waits for: as long as the last one took, and no longer than this.
    private static let longestRest = Duration.milliseconds(100)
    /// What comes due is looked for no more often.
    private static let glance = Duration.milliseconds(20)

    init(
        _ desk: PointDesk, store: any PointStore, clock: any NodeClock,
        pauses: any Clock<Duration> = ContinuousClock(), keeping keeps: Span, logger: Logger,
        isCommitted: @escaping @Sendable () async throws -> Void
    ) {
        (self.desk, self.store, self.clock, self.pauses) = (desk, store, clock, pauses)
        (self.keeps, self.logger, self.isCommitted) = (keeps, logger, isCommitted)
    }

    /// Until it is cancelled.
    func run() async {
        await withTaskGroup { group in
            group.addTask { await self.watchClock() }
            group.addTask { await self.repeatedly(every: Self.often) { await $0.save() } }
            group.addTask { await self.repeatedly(every: .seconds(3_600)) { await $0.forget() } }
        }
        alarm.clear()
    }

    /// Saves what came in last.
    /// - Parameter isCommitted: whether all that was submitted is; else the states stay as they were saved last.
    func finish(isCommitted: Bool) async {
        while isSaving { await Task.yield() }
        hasEnded = true
        if isCommitted { await save() }
        settle(upTo: .max, isSaved: false)
    }

    /// Returns once the states are durable up to a revision.
    /// - Returns: false where they could not be saved, so that readings are to be sent again.
    func isSaved(_ revision: Int) async -> Bool {
        guard savedRevision < revision else { return true }
        return await withCheckedContinuation { done in
            waiters.append((revision, done))
            if !isSaving { Task { await save() } }
        }
    }

    private func repeatedly(every pause: Duration, _ work: @Sendable (PointKeeper) async -> Void) async {
        repeat { await work(self) } while (try? await pauses.sleep(for: pause)) != nil
    }

    private func save() async {
        guard !isSaving else { return }
        isSaving = true
        defer { isSaving = false }
        var took = await saveOnce()
        while !waiters.isEmpty, (try? await pauses.sleep(for: min(took, Self.longestRest))) != nil {
            took = await saveOnce()
        }
    }

    /// - Returns: how long it took.
    private func saveOnce() async -> Duration {
        let start = ContinuousClock.now
        let (changes, revision, hasTold) = desk.takeChanges()
        do {
            // A state that says that the log was told must not outlive a crash in which it was not.
            if hasTold, !hasEnded { try await isCommitted() }
            desk.adopt(try await store.save(changes), at: clock.now)
            if failure != nil { logger.notice("the points' states can be saved again") }
            (savedRevision, failure) = (max(savedRevision, revision), nil)
            if !changes.isEmpty { savedAt = clock.now }
            settle(upTo: revision, isSaved: true)
        } catch {
            desk.putBack(changes, hasTold: hasTold)
            note(error as? StoreError ?? StoreError(.failed, "\(error)"))
            settle(upTo: revision, isSaved: false)
        }
        return ContinuousClock.now - start
    }

    private func note(_ error: StoreError) {
        if failure == nil {
            logger.error(
                "the points' states can't be saved; hazards are not touched by that", metadata: ["reason": "\(error)"])
        }
        failure = error
    }

    private func settle(upTo revision: Int, isSaved: Bool) {
        let settled = waiters.filter { $0.revision <= revision }
        waiters.removeAll { $0.revision <= revision }
        for waiter in settled { waiter.done.resume(returning: isSaved) }
    }

    private func forget() async {
        do { try await store.forgetMinutes(before: clock.now - keeps) } catch {
            logger.warning("old minutes of points stay for now", metadata: ["reason": "\(error)"])
        }
    }

    private func watchClock() async {
        arm()
        for await _ in desk.rung { arm() }
    }

    private func arm() {
        alarm.set(for: desk.nextDue(), on: clock) { Task { await self.ring() } }
    }

    private func ring() async {
        alarm.clear()
        desk.advance(to: clock.now)
        // Many points come due one by one.
        try? await pauses.sleep(for: Self.glance)
        arm()
    }
}
