import Dashboard
import DubanConfiguration
import Ledgers
import Logging
import Node
import ServiceLifecycle
import Supervision
import UnixSignals

/// Reads the offices, and the users of the HTTP side, again on SIGHUP. A file that is refused changes nothing.
struct Reloading: Service {
    let node: Node
    /// Nil where there is no HTTP.
    let dashboard: Dashboard?
    /// Nil where the node has none: the signal is taken, and means nothing.
    let file: String?
    /// It hears that the node reads its files again.
    let manager: ServiceManager
    let logger: Logger
    /// A key has to be revoked also while its holder has all descriptors.
    private let descriptors = Descriptors()

    init(node: Node, dashboard: Dashboard?, file: String?, manager: ServiceManager, logger: Logger) {
        self.node = node
        self.dashboard = dashboard
        self.file = file
        self.manager = manager
        self.logger = logger
    }

    func run() async {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() { await reload() }
    }

    private func reload() async {
        dashboard?.reload()
        guard let file else { return logger.warning("SIGHUP: the node has no offices to read again") }
        var outcome = ""
        await manager.reload(status: { outcome }) { outcome = await read(file) }
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
}
