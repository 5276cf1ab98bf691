import LedgerStore
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
        let committer = Committer(
            store: store, processor: processor, clock: host.clock, pauses: WorldClock(world: host.world),
            tail: SimulatedTail(port: port), largestCommit: host.settings.limits.commitEvents, logger: logger)
        self.committer = committer
        take(Entrance(host.settings, queue: committer.queue, clock: host.clock, logger: logger), at: port)
        host.started(self)
        try await committer.run()
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
