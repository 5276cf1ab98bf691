import ArgumentParser
import Dashboard
import DubanConfiguration
import Foundation
import LedgerStore
import Ledgers
import Logging
import Messages
import Node
import NodeMetrics
import PointStore
import PrometheusMetrics
import SQLiteStore
import ServiceLifecycle
import Supervision
import UnixSignals

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a node.",
        discussion: """
            Without flags: the embedded store in ./data, sockets on loopback (ports 7700 to 7704), the shipped policy. \
            Flags beat environment variables (DUBAN_INGEST, DUBAN_DATA, …), which beat the configuration file.
            """)

    @Option(help: ArgumentHelp("The node's configuration; see deploy/duban.yaml.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Where the log and the ledgers are kept. Default ./data.", valueName: "folder"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            "The log and the ledgers in PostgreSQL, in place of the embedded store: postgresql://user@host/database.",
            valueName: "address"))
    var store: String?

    @Option(help: ArgumentHelp("ROUTER: events in, a status for each.", valueName: "endpoint"))
    var ingest: String?

    @Option(help: ArgumentHelp("PULL: fire and forget.", valueName: "endpoint"))
    var feed: String?

    @Option(help: ArgumentHelp("XPUB: everything that happens.", valueName: "endpoint"))
    var tail: String?

    @Option(help: ArgumentHelp("ROUTER: questions and answers.", valueName: "endpoint"))
    var query: String?

    @Option(help: ArgumentHelp("HTTP: health, and users in a browser; off for none.", valueName: "address"))
    var http: String?

    @Option(help: ArgumentHelp("An office's PUB to subscribe to; may be given more than once.", valueName: "endpoint"))
    var subscribe: [String] = []

    @Option(
        help: ArgumentHelp(
            "A test clock: manual:<instant> stands still until the query advance moves it, <instant>@<factor> runs so many times as fast. Loopback only.",
            valueName: "clock"))
    var clock: ClockSetting?

    @Option(
        help: ArgumentHelp(
            "Who may publish, follow and ask; see deploy/offices.yaml. Read again on SIGHUP.", valueName: "file"))
    var offices: String?

    @Option(
        help: ArgumentHelp("The node's own CURVE keys, for offices: as duban keygen writes them.", valueName: "file"))
    var curveKey: String?

    @Option(
        help: ArgumentHelp(
            "Monitoring points that readings are of; see deploy/points.yaml. Read again on SIGHUP.", valueName: "file"))
    var points: String?

    @Flag(
        help:
            "Let everybody in who reaches the node, from other machines too. Without offices and a key only this machine may."
    )
    var insecure = false

    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel: NodeConfiguration.Log.Level?

    func run() async throws {
        Descriptors.raiseLimit()
        let loaded = try NodeConfiguration.load(
            file: config, environment: ProcessInfo.processInfo.environment, overrides: overrides)
        let logger = NodeLog.logger(loaded.node.log)
        let manager = ServiceManager(environment: ProcessInfo.processInfo.environment)
        let opening = StoreOpening(node: loaded.node, logger: logger)
        manager.willRead(bytes: opening.bytes)
        let store = try await opening.store()
        var settings = NodeSettings(loaded, clock: clock ?? .system)
        settings.key = try NodeKey.load(orMakeIn: loaded.node.data)
        settings.curve = try loaded.node.curveKey.map(KeyFile.keyPair(at:))
        settings.isInsecureBeside = loaded.node.isHTTPInsecure
        let counted = PrometheusRegistry(MetricDescription.counted)
        settings.metrics = counted
        let token = try loaded.node.metricsToken.map(MetricsToken.init(file:))
        let pointStore = try opening.points(beside: store)
        let node = try await Node(settings, store: store, pointStore: pointStore, logger: logger)
        let page = MetricsPage(of: node, counted: counted, zone: loaded.policy.zone, data: loaded.node.data)
        let dashboard = try Dashboard(
            of: node, loaded.node, metrics: DashboardMetrics(page, counted: counted, token: token),
            isInsecure: settings.isInsecure, logger: logger)
        let messenger = try Messenger(of: node, loaded, logger: logger)
        if settings.isOpenToStrangers {
            logger.warning("insecure: whoever reaches the node may say everything, and sees everything")
        }
        var ready = node.endpoints.metadata(data: loaded.node.data, store: opening.place)
        if loaded.pointsFile != nil { ready["points"] = "\(loaded.points.count)" }
        logger.notice("ready", metadata: ready)
        let reloading = Reloading(
            node: node, dashboard: dashboard, file: loaded.officesFile, points: loaded.pointsFile,
            messages: messenger.flatMap { MessageReloading(of: $0, loaded, on: node.clock, logger: logger) },
            manager: manager, logger: logger)
        let beside: [(any Service)?] = [
            dashboard, ReportCalendar(of: node, loaded, metrics: counted, logger: logger), messenger,
        ]
        // The last ends first: while a message that is under way is recorded, the node still runs.
        let group = ServiceGroup(
            services: [node.supervised(by: manager), reloading] + beside.compactMap(\.self),
            gracefulShutdownSignals: [.sigterm, .sigint], logger: NodeLog.quiet(logger))
        try await group.run()
        try await pointStore.close()
        try await store.close()
    }

    private var overrides: NodeConfiguration.Overrides {
        var overrides = NodeConfiguration.Overrides()
        overrides.ingest = ingest
        overrides.feed = feed
        overrides.tail = tail
        overrides.query = query
        overrides.http = http
        overrides.data = data
        overrides.store = store
        overrides.subscribe = subscribe.isEmpty ? nil : subscribe
        overrides.logLevel = logLevel
        overrides.offices = offices
        overrides.curveKey = curveKey
        overrides.points = points
        overrides.insecure = insecure ? true : nil
        return overrides
    }
}

extension Node {
    /// Its service manager is told of its endpoints and, from time to time, of its newest position.
    fileprivate func supervised(by manager: ServiceManager) -> Supervised {
        let places =
            "ingest \(endpoints.ingest), feed \(endpoints.feed), tail \(endpoints.tail), query \(endpoints.query)"
        return Supervised(self, by: manager, ready: "listens: \(places)") {
            "position \(await self.pulse()); \(places)"
        }
    }
}

extension NodeSettings {
    init(_ loaded: LoadedConfiguration, clock: ClockSetting) {
        self.init()
        let node = loaded.node
        (ingest, feed, tail, query) = (node.ingest, node.feed, node.tail, node.query)
        subscribe = node.subscribe.map { Publisher(endpoint: $0.endpoint, office: $0.office) }
        limits.requestBytes = node.limits.requestBytes
        limits.batchEvents = node.limits.batchEvents
        limits.queuedEvents = node.limits.queuedEvents
        limits.commitEvents = node.limits.commitEvents
        largestPage = node.limits.historyRows
        points = loaded.points
        rules = Rules(policy: loaded.policy, catalog: loaded.catalog, offices: loaded.offices)
        isInsecure = node.insecure
        self.clock = clock
    }
}

extension NodeEndpoints {
    fileprivate func metadata(data: String, store: String?) -> Logger.Metadata {
        var all: Logger.Metadata = [
            "ingest": "\(ingest)", "feed": "\(feed)", "tail": "\(tail)", "query": "\(query)", "data": "\(data)",
        ]
        all["store"] = store.map { "\($0)" }
        return tails.isEmpty ? all : all.merging(["tails": .dictionary(tails.mapValues { "\($0)" })]) { $1 }
    }
}
