import Dashboard
import DubanConfiguration
import Ledgers
import Logging
import Node

extension Dashboard {
    /// The HTTP side as configured; nil where it is off.
    /// - Throws: ``DashboardError``, ``UsersError`` or ``CommandFailure``: the node does not start.
    convenience init?(
        of node: Node, _ configuration: NodeConfiguration, metrics: DashboardMetrics, isInsecure: Bool, logger: Logger
    ) throws {
        guard configuration.http != "off" else { return nil }
        let address = configuration.http ?? "http://127.0.0.1:7700"
        guard let endpoint = HTTPEndpoint(address) else {
            throw CommandFailure("\(address) is no address to bind; write for example http://127.0.0.1:7700")
        }
        var settings = DashboardSettings(endpoint: endpoint)
        settings.isOptional = configuration.http == nil
        settings.origin = configuration.httpOrigin.flatMap(Origin.init)
        settings.allowsInsecure = isInsecure
        settings.metrics = metrics
        try self.init(
            settings, node: DashboardNode(node), users: UsersFile(in: configuration.data), logger: logger)
    }
}

extension NodeConfiguration {
    /// Whether the HTTP side listens beyond this machine, without TLS.
    var isHTTPInsecure: Bool { http.flatMap(HTTPEndpoint.init)?.isLoopback == false }
}

extension DashboardNode {
    init(_ node: Node) {
        self.init(
            ask: { try await node.ask($0, areas: $1) }, publish: { await node.publish($0, from: $1) },
            checkpoint: { try await node.ask(Question("checkpoint")) }, readiness: { await node.readiness() },
            growth: { node.growth() }, rules: { node.rules }, isTestClock: node.clock.isTest,
            now: { node.clock.now })
    }
}
