import Dashboard
import DubanConfiguration
import Ledgers
import Logging
import Monitoring
import Node
import ServiceLifecycle
import Supervision
import UnixSignals

/// Reads the offices, the monitoring points, the messages' file and the users of the HTTP side again on SIGHUP. A file that is refused changes nothing.
struct Reloading: Service {
    let node: Node
    /// Nil where there is no HTTP.
    let dashboard: Dashboard?
    /// Nil where the node has none: the signal is taken, and means nothing.
    let file: String?
    /// Nil where the node has none.
    let points: String?
    /// Nil where the node sends no messages.
    let messages: MessageReloading?
    /// It hears that the node reads its files again.
    let manager: ServiceManager
    let logger: Logger
    /// A key has to be revoked also while its holder has all descriptors.
    private let descriptors = Descriptors()

    init(
        node: Node, dashboard: Dashboard?, file: String?, points: String?, messages: MessageReloading?,
        manager: ServiceManager, logger: Logger
    ) {
        self.node = node
        self.dashboard = dashboard
        self.file = file
        self.points = points
        self.messages = messages
        self.manager = manager
        self.logger = logger
    }

    func run() async {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() { await reload() }
    }

    private func reload() async {
        dashboard?.reload()
        guard file != nil || points != nil || messages != nil else {
            return logger.warning("SIGHUP: the node has no offices, no points and no messages to read again")
        }
        var outcomes: [String] = []
        await manager.reload(status: { outcomes.joined(separator: "; ") }) {
            if let file { outcomes.append(await read(file)) }
            if let points { outcomes.append(watch(points)) }
            if let messages { outcomes.append(await messages.reload(with: descriptors)) }
        }
    }

    /// - Returns: what became of it, in one line.
    private func read(_ file: String) async -> String {
        do {
            let offices = try descriptors.lend { try Offices.load(file: file) }
            try await node.adopt(offices)
            logger.notice(
                "other offices hold from here on", metadata: ["offices": "\(offices.all.count)", "file": "\(file)"])
            return "\(offices.all.count) offices hold from here on"
        } catch {
            logger.error("the offices stay as they are", metadata: ["reason": "\(error)"])
            return "the offices stay as they are: \(error)"
        }
    }

    /// - Returns: what became of it, in one line.
    private func watch(_ file: String) -> String {
        do {
            let points = try descriptors.lend { try [Point].load(file: file, policy: node.rules.policy) }
            node.adopt(points)
            logger.notice(
                "other points are watched from here on", metadata: ["points": "\(points.count)", "file": "\(file)"])
            return "\(points.count) points are watched from here on"
        } catch {
            logger.error("the points stay as they are", metadata: ["reason": "\(error)"])
            return "the points stay as they are: \(error)"
        }
    }
}
