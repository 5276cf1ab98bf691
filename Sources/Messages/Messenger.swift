public import DubanConfiguration
public import EventJSON
public import Ledgers
public import Logging
public import ServiceLifecycle

/// Tells people and programs of escalations (督办消息): beside a node, from its outbox. Give it to the `ServiceGroup` of the
/// node, behind it, so that it ends first.
public actor Messenger: Service {
    private let policy: Policy
    private let node: MessengerNode
    private let logger: Logger
    private var configuration: MessageConfiguration
    private var dispatchers: [Dispatcher] = []
    private var isStopped = false
    /// Ends where the configuration has changed, or all ends.
    private var present: AsyncStream<Never>.Continuation?

    public init(_ configuration: MessageConfiguration, policy: Policy, node: MessengerNode, logger: Logger) {
        self.configuration = configuration
        self.policy = policy
        self.node = node
        self.logger = logger
    }

    /// Until a graceful shutdown: messages that are under way are finished, the others wait in the outbox.
    public func run() async throws {
        let web = WebClient.make()
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                while !isStopped { await dispatch(by: web) }
            } onGracefulShutdown: {
                Task { await self.stop() }
            }
        } onCancel: {
            Task { await self.stop() }
        }
        try await web.shutDown()
    }

    /// Other destinations, routes and silences hold from here on. What waits, waits on: it is in the outbox.
    /// The same once more changes nothing: it is read again with the offices.
    public func adopt(_ configuration: MessageConfiguration) async {
        guard configuration != self.configuration else { return }
        self.configuration = configuration
        await end()
    }

    private func stop() async {
        isStopped = true
        await end()
    }

    private func end() async {
        present?.finish()
        for dispatcher in dispatchers { await dispatcher.stop() }
    }

    /// By the present configuration, until there is another.
    private func dispatch(by web: WebClient) async {
        let dispatchers = configuration.destinations.map { dispatcher(to: $0, by: web) }
        self.dispatchers = dispatchers
        let (present, continuation) = AsyncStream<Never>.makeStream()
        self.present = continuation
        await withDiscardingTaskGroup { group in
            for dispatcher in dispatchers { group.addTask { await dispatcher.run() } }
            // Also where there are none.
            group.addTask { for await _ in present {} }
        }
    }

    private func dispatcher(to destination: MessageDestination, by web: WebClient) -> Dispatcher {
        let (start, now) = (ContinuousClock.now, node.now)
        return Dispatcher(
            to: destination, of: configuration, policy: policy, node: node,
            channel: destination.channel(by: web, zone: policy.zone),
            moment: { Moment(now: now(), uptime: ContinuousClock.now - start) }, logger: logger)
    }
}

/// What it answers: query `messages`.
extension Messenger {
    /// `{"ask":"messages"}`: how the routes stand. `{"ask":"messages","test":"<route>"}`: a message that says that the route
    /// works.
    /// - Throws: ``MessengerError``
    public func answer(_ question: JSONValue) async throws -> JSONValue {
        guard let route = question["test"]?.string else { return await report() }
        guard let (route, dispatcher) = way(route) else {
            let known = configuration.routes.map(\.name).joined(separator: ", ")
            throw MessengerError("not-found", "there is no such route; known are \(known)")
        }
        return try await dispatcher.test(route)
    }

    private func report() async -> JSONValue {
        var routes: [JSONValue] = []
        for dispatcher in dispatchers { routes += await dispatcher.report() }
        return .array(routes)
    }

    private func way(_ name: String) -> (MessageRoute, Dispatcher)? {
        guard let route = configuration.routes.first(where: { $0.name == name }) else { return nil }
        return dispatchers.first { $0.destination.name == route.via }.map { (route, $0) }
    }
}
