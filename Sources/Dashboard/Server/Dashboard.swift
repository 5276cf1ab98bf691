import Glibc
import Hummingbird
import HummingbirdCore
public import Ledgers
public import Logging
import NIOCore
public import Node
public import ServiceLifecycle
import Synchronization

/// The HTTP side of a node: health, users, and what they may ask and do. Give it to a `ServiceGroup` beside the node.
public final class Dashboard: Service {
    private let settings: DashboardSettings
    private let logger: Logger
    private let directory: UserDirectory
    private let responder: RouterResponder<DashboardContext>
    private let bound = Bound()

    /// - Parameters:
    ///   - users: who may log in. Without any, everybody on this machine may look, and nobody may do more; where others reach
    ///     it, through a proxy or not, nobody may do anything.
    ///   - now: the time by which sessions and attempts are measured; not a test clock that stands still.
    /// - Throws: ``DashboardError`` where it would be open to others; ``UsersError`` where the users can't be read.
    public convenience init(
        _ settings: DashboardSettings, node: DashboardNode, users: UsersFile, logger: Logger,
        now: @escaping @Sendable () -> Instant = { SystemClock().now }
    ) throws {
        let directory = try UserDirectory(users, logger: logger)
        let desk = LoginDesk(
            directory, isOpenWithoutUsers: settings.isForThisMachine, logger: logger, now: now)
        try self.init(settings, node: node, directory: directory, desk: desk, logger: logger, now: now)
    }

    init(
        _ settings: DashboardSettings, node: DashboardNode, directory: UserDirectory, desk: LoginDesk, logger: Logger,
        now: @escaping @Sendable () -> Instant
    ) throws {
        try settings.refuseUnsafe()
        self.settings = settings
        self.logger = logger
        self.directory = directory
        let site = Site(endpoint: settings.endpoint, origin: settings.origin)
        let templates = try Templates()
        let router = Router(context: DashboardContext.self, options: .autoGenerateHeadEndpoints)
        if let metrics = settings.metrics { router.addMiddleware { RequestMetrics(metrics.factory) } }
        router.addMiddleware {
            SafetyHeaders(faults: FaultPages(templates: templates))
            SiteCheck(site: site)
        }
        HealthRoutes(node, patience: settings.patience, now: { .milliseconds(now().milliseconds) }).add(to: router)
        if let metrics = settings.metrics {
            MetricsRoutes(metrics: metrics, isForThisMachine: settings.isForThisMachine).add(to: router)
        }
        let (places, entry) = (Places(), Entry(desk: desk, site: site))
        let acknowledging = Acknowledging(desk: desk, node: node)
        let retrying = Retrying(desk: desk, node: node, logger: logger)
        SessionRoutes(desk: desk, entry: entry).add(to: router)
        AskRoutes(desk: desk, node: node, places: places).add(to: router)
        AcknowledgeRoutes(acknowledging: acknowledging).add(to: router)
        AdministerRoutes(desk: desk, node: node, logger: logger, retrying: retrying).add(to: router)
        let followers = Places(settings.followers, refusal: .tooManyFollowers)
        FollowRoutes(desk: desk, node: node, places: followers).add(to: router)
        AssetRoutes().add(to: router)
        FormRoutes(acknowledging: acknowledging, retrying: retrying).add(to: router)
        let frame = PageFrame(desk: desk, node: node, places: places, templates: templates)
        PageRoutes(frame: frame, login: LoginPage(frame: frame, entry: entry)).add(to: router)
        responder = router.buildResponder()
    }

    /// Where it listens, with its port; waits until it does.
    /// - Returns: nil where it could not be bound.
    public func endpoint() async -> HTTPEndpoint? {
        await bound.endpoint()
    }

    /// Reads the file of users now (SIGHUP). It is also read when it has changed.
    public func reload() {
        directory.refresh()
    }

    /// Listens until a graceful shutdown; answers that are under way are still given, for some seconds.
    /// - Throws: ``DashboardError`` where the endpoint can't be bound.
    public func run() async throws {
        defer { bound.fail() }
        do {
            try await serve()
        } catch let error as IOError {
            try await goOn(without: String(cString: strerror(error.errnoCode)))
        }
    }

    /// Whoever reads slowly does not keep the node from stopping.
    private func serve() async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await self.application.run() }
            tasks.addTask {
                try await gracefulShutdown()
                try await Task.sleep(for: Self.grace)
            }
            try await tasks.next()
            tasks.cancelAll()
        }
    }

    /// For answers that are under way at a stop.
    private static let grace = Duration.seconds(15)

    /// A service that ends would take the node with it.
    private func goOn(without reason: String) async throws {
        let failure = "\(settings.endpoint) can't be bound: \(reason); choose another with --http, or --http off"
        guard settings.isOptional else { throw DashboardError(failure) }
        logger.warning("there is no http", metadata: ["reason": "\(failure)"])
        bound.fail()
        try await gracefulShutdown()
    }

    private var application: some ApplicationProtocol {
        Application(
            responder: responder, server: .http1(configuration: channel), configuration: configuration,
            onServerRunning: { [self] in listening(on: $0.localAddress?.port) }, logger: quiet)
    }

    private func listening(on port: Int?) {
        var endpoint = settings.endpoint
        endpoint.port = port ?? endpoint.port
        logger.notice(
            "http is ready", metadata: ["http": "\(endpoint)", "users": "\(directory.hasUsers ? "yes" : "none")"])
        if !endpoint.isLoopback {
            logger.warning("http is open to others without TLS (--insecure): passwords can be read on the way")
        }
        bound.succeed(endpoint)
    }

    private var configuration: ApplicationConfiguration {
        ApplicationConfiguration(
            address: .hostname(settings.endpoint.host, port: settings.endpoint.port),
            availableConnectionsDelegate: MaximumAvailableConnections(settings.connections, logger: quiet))
    }

    private var channel: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [SlowClientHandler(reading: .seconds(20), writing: .seconds(30))],
            idleTimeout: .seconds(30),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 64))
    }

    /// Of the server itself only what goes wrong is told: requests are not the node's story.
    private var quiet: Logger {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        return quiet
    }
}
