import ArgumentParser
import Bridge
import DubanConfiguration
import Foundation
import Logging
import Node
import Producer
import ServiceLifecycle
import UnixSignals
import Supervision
import UnixSignals

struct BridgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bridge",
        abstract: "Bring readings and events from MQTT, files and HTTP to a node.",
        discussion: """
            What comes from where, and how it becomes readings, is in the configuration; deploy/bridge.yaml explains it. With a \
            spool everything is on disk before it is acknowledged to a broker or a sender, and before a file counts as read: \
            interrupted, killed, or without a node for days, nothing of it is lost.
            """)

    @Option(help: ArgumentHelp("What to bring from where; see deploy/bridge.yaml.", valueName: "file"))
    var config: String

    @OptionGroup var keys: KeyOptions

    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel: NodeConfiguration.Log.Level?

    func run() async throws {
        Descriptors.raiseLimit()
        let environment = ProcessInfo.processInfo.environment
        var configuration = try BridgeConfiguration.load(file: config, environment: environment)
        if let logLevel { configuration.log.level = logLevel }
        let logger = NodeLog.logger(configuration.log)
        let bridge = try Bridge(
            configuration, producer: try producer(configuration), logger: logger, now: { SystemClock().now })
        logger.notice("ready", metadata: configuration.metadata)
        let manager = ServiceManager(environment: environment)
        let supervised = Supervised(bridge, by: manager, ready: configuration.inputs) { await bridge.summary.line }
        let group = ServiceGroup(
            services: [supervised], gracefulShutdownSignals: [.sigterm, .sigint], logger: NodeLog.quiet(logger))
        try await group.run()
    }

    /// Flags beat the environment, which beats the file.
    private func producer(_ configuration: BridgeConfiguration) throws -> ProducerConfiguration {
        let file = ["DUBAN_KEY": configuration.key, "DUBAN_SERVER_KEY": configuration.serverKey].compactMapValues(
            \.self)
        let environment = ProcessInfo.processInfo.environment.filter { !$0.value.isEmpty }
        var producer = ProducerConfiguration(endpoints: configuration.ingest)
        producer.window = configuration.window
        producer.batchSize = min(1_000, configuration.window)
        producer.security = try keys.credentials(environment: file.merging(environment) { $1 }).security
        return producer
    }
}

extension BridgeConfiguration {
    fileprivate var inputs: String {
        let names = brokers.map { "mqtt \($0.name)" } + files.map { "files \($0.name)" } + web.map { "http \($0.name)" }
        return names.joined(separator: ", ")
    }

    fileprivate var metadata: Logger.Metadata {
        ["inputs": "\(inputs)", "ingest": "\(ingest.joined(separator: ", "))", "spool": "\(spool ?? "none")"]
    }
}
