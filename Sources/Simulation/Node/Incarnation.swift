import LedgerStore
import Ledgers
import Logging
import Node

/// A node from its start to its end: what ``Node`` puts together, on a simulated network, clock and disk.
final class Incarnation: @unchecked Sendable {  // Safe: used on its world's one thread.
    /// Where it meets the network, once it does.
    private(set) var port: Port?
    /// Whether it takes events.
    private(set) var isTaking = false
    let answers: Answers
    private let host: Host
    private let store: SimulatedStore
    private let logger = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }
    private var committer: Committer?
    private(set) var tail: SimulatedTail?
    /// What listeners tell goes here.
    private(set) var outbox: OutboxDesk?
    private var ingest: SimulatedIngest?
    private var feed: SimulatedFeed?

    init(on host: Host) {
        self.host = host
        store = host.disk.open()
        answers = Answers(store: store, rules: host.settings.rules)
    }

    /// Starts, and works until it is stopped.
    /// - Throws: what a node ends by; ``Cut`` after a crash.
    func run() async throws {
        let processor = Processor(host.settings, on: host.clock)
        try await Preparation(store: store, processor: processor, clock: host.clock, logger: logger).run()
        let port = host.network.open()
        self.port = port
        let committer = try await committer(processor, port)
        self.committer = committer
        outbox = OutboxDesk(store: store, committer: committer, clock: host.clock, largestPage: 1_000)
        take(
            Entrance(
                host.settings, queue: committer.queue, clock: host.clock, reception: Reception(nil), logger: logger),
            at: port)
        host.started(self)
        let following = Task { [store] in for await _ in store.growth() { committer.queue.grow() } }
        defer { following.cancel() }
        try await committer.run()
    }

    private func committer(_ processor: Processor, _ port: Port) async throws -> Committer {
        let (head, signed) = try await store.read {
            (try $0.head(), try $0.newestCheckpoint()?.draft.at)
        }
        let tail = SimulatedTail(host.world, port: port, after: head.position)
        self.tail = tail
        let checkpoints = CheckpointSchedule(
            key: host.settings.key, zone: host.settings.rules.policy.zone, newest: signed ?? host.clock.now)
        return Committer(
            store: store, processor: processor, clock: host.clock, pauses: WorldClock(world: host.world), tail: tail,
            after: head, checkpoints: checkpoints, largestCommit: host.settings.limits.commitEvents, logger: logger)
    }

    private func take(_ entrance: Entrance, at port: Port) {
        let ingest = SimulatedIngest(
            entrance: entrance, port: port, answersAtOnce: host.disk.sabotage.answersBeforeCommit)
        let feed = SimulatedFeed(entrance: entrance, port: port)
        (self.ingest, self.feed) = (ingest, feed)
        ingest.start()
        feed.start()
        isTaking = true
    }

    /// A graceful shutdown: what was received is still committed and answered.
    func stop() async {
        isTaking = false
        await ingest?.stop()
        await feed?.stop()
        committer?.queue.stop()
    }

    /// The end, here and now. What of it still runs meets ``Cut`` at the store, and is heard by nobody.
    func kill() {
        isTaking = false
        committer?.queue.stop()
    }
}
