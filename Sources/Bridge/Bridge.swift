public import DubanConfiguration
public import Ledgers
public import Logging
public import Producer
public import ServiceLifecycle

/// Brings readings and events from brokers, files and HTTP to the ingest of a node (`duban bridge`). Give it to a `ServiceGroup`.
public final class Bridge: Service {
    private let configuration: BridgeConfiguration
    private let outlet: any Outlet
    private let tally: Tally
    private let replies: ReplyBook
    private let inputs: [any Service]
    private let logger: Logger

    /// After a stop: how long inputs may take to hand over what they have read, and then for replies to what is in flight.
    private static let grace = Duration.seconds(5)

    /// - Parameters:
    ///   - producer: where the node is, and by which keys.
    ///   - now: the instant of receipt, for readings that have no time of their own.
    /// - Throws: ``BridgeError``; `ProducerError` where the spool can't be opened.
    public init(
        _ configuration: BridgeConfiguration, producer: ProducerConfiguration, logger: Logger,
        now: @escaping @Sendable () -> Instant
    ) throws {
        let tally = Tally()
        let replies = ReplyBook(tally: tally, logger: logger)
        let outlet = try Self.outlet(configuration, producer, telling: replies)
        (self.configuration, self.outlet, self.tally, self.replies) = (configuration, outlet, tally, replies)
        self.logger = logger
        let book = { InputBook($0, tally: tally, logger: logger) }
        let brokers = try configuration.brokers.map { try BrokerSession($0, to: outlet, book: book($0.name), now: now) }
        let files = try configuration.files.map {
            try FileFollower(
                $0, positionsIn: configuration.positions ?? ".", to: outlet, book: book($0.name), now: now)
        }
        inputs = brokers + files + configuration.web.map { WebServer($0, to: outlet, book: book($0.name)) }
    }

    private static func outlet(
        _ configuration: BridgeConfiguration, _ producer: ProducerConfiguration, telling replies: ReplyBook
    ) throws(ProducerError) -> any Outlet {
        guard let folder = configuration.spool else { return try DirectOutlet(producer, telling: replies) }
        var spool = SpoolConfiguration(folder: folder)
        spool.bytes = configuration.spoolBytes
        return try SpoolOutlet(producer, spool: spool, telling: replies)
    }

    /// Until a graceful shutdown; then the inputs end, and what is in flight has a few seconds for its replies. What is in the spool
    /// stays there.
    /// - Throws: ``BridgeError`` of an input that can't work.
    public func run() async throws {
        let outcome = await Result { try await work() }
        let summary = await summary
        await outlet.close(within: Self.grace)
        logger.notice("stopped", metadata: summary.metadata)
        try outcome.get()
    }

    /// Inputs that have not ended within the grace after a stop are given up: one may be waiting for a system that takes minutes.
    private func work() async throws {
        let (ends, continuation) = AsyncStream<Result<Void, any Error>>.makeStream()
        let working = inputs.map { input in
            Task { _ = continuation.yield(await Result { try await input.run() }) }
        }
        let ending = Task {
            try? await gracefulShutdown()
            try? await Task.sleep(for: Self.grace)
            continuation.finish()
        }
        let (telling, watching) = (Task { await tell() }, Task { await watch() })
        defer { for task in working + [ending, telling, watching] { task.cancel() } }
        var running = inputs.count
        for await end in ends {
            try end.get()
            running -= 1
            if running == 0 { return }
        }
    }

    private func tell() async {
        while (try? await Task.sleep(for: configuration.summaryInterval)) != nil {
            let summary = await summary
            logger.info("summary", metadata: summary.metadata)
            replies.complaints.forget()
        }
    }

    /// Tells of it when no node answers, and when one does again.
    private func watch() async {
        var told: String?
        while (try? await Task.sleep(for: Self.glance)) != nil {
            let standing = await outlet.standing
            let trouble = standing.failure?.description ?? standing.outage
            if let trouble, trouble != told {
                logger.warning("events wait", metadata: ["reason": "\(trouble)", "waiting": "\(standing.waiting)"])
            } else if told != nil, trouble == nil {
                logger.notice("events go on", metadata: ["waiting": "\(standing.waiting)"])
            }
            told = trouble
        }
    }

    private static let glance = Duration.seconds(2)

    /// What was done, and how it stands: goes through what can hang.
    public var summary: BridgeSummary {
        get async { BridgeSummary(tally.now, await outlet.standing) }
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
