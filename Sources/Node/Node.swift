import EventJSON
import Foundation
public import LedgerStore
public import Ledgers
public import Logging
public import Monitoring
public import PointStore
import Reports
public import ServiceLifecycle
import ZeroMQ

/// A node: takes events, keeps the ledgers, publishes what happens, answers questions. Give it to a `ServiceGroup`.
public final class Node: Service {
    /// Where its sockets are bound.
    public let endpoints: NodeEndpoints

    /// Its receipt clock.
    public let clock: any NodeClock
    let committer: Committer
    let ingest: Ingest
    private let feed: Feed
    let tail: Tail
    private let query: QueryService
    let threads: NodeThreads
    /// What the query socket answers by.
    let asking: QueryService.Answer
    let besides = Besides()
    /// For events that come in without a socket.
    let entrance: Entrance
    let store: any LedgerStore
    /// Events that may wait before reading pauses.
    let capacity: Int
    let reception: Reception
    let logGrowth: LogGrowth
    let rulesInForce: RulesInForce
    let points: PointDesk
    let pointKeeper: PointKeeper
    private let security: NodeSecurity
    private let logger: Logger

    /// Makes the state ready (rules, missed timers) and binds the sockets; nothing is taken before ``run()``.
    /// - Parameter pointStore: where the states of monitoring points are kept. Default: in memory.
    /// - Throws: ``NodeError``, ``StoreError`` or ``ZeroMQError``: it can't start.
    public init(
        _ settings: NodeSettings, store: any LedgerStore, pointStore: any PointStore = MemoryPointStore(),
        logger: Logger
    ) async throws {
        try settings.refuseUnsafe()
        clock = settings.clock.clock(after: try await store.read { try $0.head().at })
        let processor = Processor(settings, on: clock)
        try await Preparation(store: store, processor: processor, clock: clock, logger: logger).run()

        let instruments = NodeInstruments(settings.metrics)
        capacity = settings.limits.queuedEvents
        reception = Reception(settings.rules.offices)
        threads = try NodeThreads()
        self.logger = logger
        do {
            security = try await NodeSecurity(settings, reception: reception, in: threads.context, logger: logger)
        } catch {
            threads.end()
            throw error
        }
        rulesInForce = RulesInForce(settings.rules)
        let (head, signed) = try await store.read {
            (try $0.head(), try $0.newestCheckpoint()?.draft.at)
        }
        logGrowth = LogGrowth(at: head.position)
        tail = Tail(
            thread: threads.publishing, in: threads.context, security: security, reception: reception,
            position: head.position, logger: logger, instruments: instruments)
        let checkpoints = CheckpointSchedule(
            key: settings.key, zone: settings.rules.policy.zone, newest: signed ?? clock.now)
        let monitoring = settings.rules.policy.monitoring
        let queue = WorkQueue()
        points = PointDesk(
            try await Monitor(settings.points, by: monitoring, in: pointStore, and: store, since: clock.now),
            queue: queue)
        committer = Committer(
            store: store, processor: processor, clock: clock, queue: queue,
            tail: RowPublishers([tail, logGrowth, points]), after: head,
            checkpoints: checkpoints, largestCommit: settings.limits.commitEvents, logger: logger,
            instruments: instruments
        ) { [reception, tail, rulesInForce] rules in
            rulesInForce.adopt(rules)
            let old = reception.offices
            guard (old == nil) == (rules.offices == nil) else { throw Self.otherSecurity(isOpen: old == nil) }
            guard let offices = rules.offices, offices != old else { return }
            reception.adopt(offices)
            await tail.adopt(offices, instead: old)
        }
        self.store = store
        pointKeeper = PointKeeper(
            points, store: pointStore, clock: clock, keeping: monitoring.keepMinutes, logger: logger
        ) { [committer] in try await committer.committed() }
        entrance = Entrance(
            settings, queue: committer.queue, clock: clock, reception: reception, points: points, logger: logger)
        ingest = Ingest(thread: threads.taking, entrance: entrance) { [pointKeeper] in await pointKeeper.isSaved($0) }
        feed = Feed(thread: threads.taking, entrance: entrance)
        let answers = Answers(store: store, rules: rulesInForce, largestPage: settings.largestPage)
        let status = NodeStatus(
            store: store, clock: clock, committer: committer, ingest: ingest, started: clock.now, reception: reception,
            security: security, isInsecure: settings.isOpenToStrangers || settings.isInsecureBeside,
            publicKey: Data(settings.key.publicKey).base64EncodedString())
        let control = NodeControl(
            clock: clock, committer: committer, ingest: ingest, points: points,
            outbox: OutboxDesk(
                store: store, committer: committer, clock: clock, largestPage: settings.largestPage))
        let pointAnswers = PointAnswers(
            desk: points, keeper: pointKeeper, store: pointStore, clock: clock, largestPage: settings.largestPage)
        asking = { [besides] question, viewer in
            try await instruments.timing(question.ask) {
                if question.ask == "status" { return try await status.json(for: viewer) }
                if let answer = try await pointAnswers.answer(question, for: viewer) { return answer }
                if let answer = try await besides.answer(question, for: viewer) { return answer }
                return if let done = try await control.carryOut(question, for: viewer) { done } else {
                    try await answers.answer(question, for: viewer)
                }
            }
        }
        query = QueryService(thread: threads.answering, reception: reception, logger: logger, answer: asking)
        do {
            endpoints = NodeEndpoints(
                ingest: try await ingest.bind(
                    settings.ingest, in: threads.context, security: security.server(of: .ingest)),
                feed: try await feed.bind(settings.feed, in: threads.context, security: security.server(of: .feed)),
                tail: try await tail.bind(settings.tail),
                query: try await query.bind(
                    settings.query, in: threads.context, security: security.server(of: .query)),
                tails: try await tail.bind(settings.rules.offices ?? Offices([])))
            for publisher in settings.subscribe {
                try await feed.subscribe(
                    to: publisher, in: threads.context, security: try settings.security(of: publisher))
            }
        } catch {
            await threads.stop()
            await security.stop()
            threads.end()
            throw error
        }
        await status.bound(endpoints)
    }

    /// Runs until a graceful shutdown or a cancellation, or until the store fails for good.
    public func run() async throws {
        await ingest.start()
        await feed.start()
        await query.start()
        let outcome = await stoppable { await self.committing() }
        await pointKeeper.finish(isCommitted: outcome.isSuccess)
        await ingest.answered()
        await threads.stop()
        await security.stop()
        threads.end()
        try outcome.get()
        logger.info("stopped; everything that was answered is durable")
    }

    /// Takes other offices for those that were: they are in the log before they may do anything, and who is no more may do
    /// nothing from there on.
    /// - Throws: ``StoreError``: nothing has changed; ``NodeError`` where the node was started without offices.
    public func adopt(_ offices: Offices) async throws {
        guard reception.offices != nil else {
            throw NodeError("the node was started without offices; start it anew to have some")
        }
        try await committer.carryOut(.adopt(offices))
        // Also where they are the same: who was shut out may come again, and a tail that could not be opened is tried again.
        reception.adopt(offices)
        await tail.adopt(offices, instead: offices)
    }

    /// Watches other points from here on; those that stay go on where they are.
    public func adopt(_ points: [Point]) {
        self.points.watch(points, by: rulesInForce.now.policy.monitoring, since: clock.now)
    }

    private static func otherSecurity(isOpen: Bool) -> NodeError {
        NodeError(
            isOpen
                ? "another node on this database has offices, and this one has none; give all nodes the same offices"
                : "another node on this database has no offices, and this one has some; give all nodes the same offices"
        )
    }

    private func stoppable<Outcome: Sendable>(_ work: @Sendable () async -> Outcome) async -> Outcome {
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler(operation: work) { Task { await self.stopTaking() } }
        } onCancel: {
            Task { await self.stopTaking() }
        }
    }

    private func committing() async -> Result<Void, any Error> {
        await withTaskGroup { group in
            group.addTask { await self.tail.beat() }
            group.addTask { await self.pointKeeper.run() }
            group.addTask { for await _ in self.store.growth() { self.committer.queue.grow() } }
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await committer.run()) } catch { outcome = .failure(error) }
            group.cancelAll()
            return outcome
        }
    }

    /// What was received is still committed and answered.
    private func stopTaking() async {
        await ingest.stop()
        await feed.stop()
        committer.queue.stop()
    }
}

extension Result {
    fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}
