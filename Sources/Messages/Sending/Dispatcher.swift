import DubanConfiguration
import EventJSON
import Ledgers
import Logging

/// Sends what the routes of one destination have to tell, one message after the other.
///
/// A message is sent, then recorded in the log, then acknowledged to the outbox. Where the node ends in between, it is sent once
/// more, but recorded once.
actor Dispatcher {
    let destination: MessageDestination
    let node: MessengerNode
    let channel: any Channel
    let composer: Composer
    let moment: @Sendable () -> Moment
    let chance: @Sendable () -> Double
    let logger: Logger
    private let makeLines: [@Sendable (Int64, Set<Int64>) -> RouteLine]
    let outboxes: [Outbox]
    /// Nil before they are read, and where another node sends.
    var lines: [RouteLine]?
    var rate: SendingRate
    var patience = Patience()
    /// What has to be in the log before anything else is sent.
    var unrecorded: [MessageRecord] = []
    var tallies: [Tally]
    private var isStopped = false
    private var sleeper: Task<Void, Never>?

    /// How often the outbox is looked at.
    static let poll: Duration = .seconds(1)
    private static let page = 200
    private static let pagesATurn = 5

    init(
        to destination: MessageDestination, of configuration: MessageConfiguration, policy: Policy, node: MessengerNode,
        channel: any Channel, moment: @escaping @Sendable () -> Moment,
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }, logger: Logger
    ) {
        let routes = configuration.routes.filter { $0.via == destination.name }
        self.destination = destination
        self.node = node
        self.channel = channel
        self.moment = moment
        self.chance = chance
        self.logger = logger
        composer = Composer(policy: policy, page: configuration.page)
        outboxes = routes.map { Outbox(node: node, route: $0) }
        let isForPrograms = destination.kind == .http
        makeLines = routes.map { route in
            { position, settled in
                RouteLine(
                    route, isForPrograms: isForPrograms, zone: policy.zone, silences: configuration.silences,
                    acknowledged: position, settled: settled)
            }
        }
        tallies = routes.map { _ in Tally() }
        rate = SendingRate(perMinute: destination.perMinute, at: moment().uptime)
    }

    /// Until ``stop()``; a message that is under way is finished.
    func run() async {
        while !isStopped, !Task.isCancelled {
            let wait = await turnOrComplain()
            if !isStopped, wait > .zero { await sleep(wait) }
        }
    }

    func stop() {
        isStopped = true
        sleeper?.cancel()
    }

    private func sleep(_ wait: Duration) async {
        let sleeper = Task { _ = try? await Task.sleep(for: wait) }
        self.sleeper = sleeper
        await withTaskCancellationHandler {
            await sleeper.value
        } onCancel: {
            sleeper.cancel()
        }
    }

    private func turnOrComplain() async -> Duration {
        do {
            return try await turn()
        } catch {
            guard !isStopped else { return .zero }
            logger.warning(
                "the node's outbox can't be read or written; messages wait",
                metadata: ["destination": "\(destination.name)", "reason": "\(error)"])
            return .seconds(5)
        }
    }

    /// Does one thing that is to be done.
    /// - Returns: how long there is nothing to do then.
    /// - Throws: what the node throws; nothing is lost, and a later turn goes on.
    func turn() async throws -> Duration {
        try await record()
        guard await node.maySend() else {
            lines = nil
            return Self.poll
        }
        if lines == nil { lines = try await begin() }
        try await read()
        return try await send()
    }

    private func begin() async throws -> [RouteLine] {
        var lines: [RouteLine] = []
        for (outbox, makeLine) in zip(outboxes, makeLines) { lines.append(try await outbox.begin(makeLine)) }
        return lines
    }

    private func read() async throws {
        for index in outboxes.indices { try await read(index) }
        let moment = moment()
        for index in outboxes.indices { lines?[index].hold(at: moment) }
    }

    private func read(_ index: Int) async throws {
        for _ in 0..<Self.pagesATurn {
            guard let line = lines?[index], !line.isFull else { return }
            let items = try await outboxes[index].items(after: line.readTo, limit: Self.page)
            for item in items { lines?[index].take(item) }
            try await acknowledge(index)
            if items.count < Self.page { return }
        }
    }

    func acknowledge(_ index: Int) async throws {
        guard let position = lines?[index].acknowledgeable else { return }
        try await outboxes[index].acknowledge(position)
        lines?[index].acknowledged(to: position)
    }
}
