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

    func run() async {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            dashboard?.reload()
            await manager.reload(status: { "offices read again" }) { await reload() }
        }
    }

    private func reload() async {
        guard let file else { return logger.warning("SIGHUP: the node has no offices to read again") }
        do {
            let offices = try Offices.load(file: file)
            try await node.adopt(offices)
            logger.notice(
                "other offices hold from here on", metadata: ["offices": "\(offices.all.count)", "file": "\(file)"])
        } catch {
            logger.error("the offices stay as they are", metadata: ["reason": "\(error)"])
        }
    }
}
