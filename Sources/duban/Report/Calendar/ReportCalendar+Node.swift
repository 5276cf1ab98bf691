import CoreMetrics
import DubanConfiguration
import Ledgers
import Logging
import Node
import Reports

extension ReportCalendar {
    /// As configured; nil where no reports are to be written.
    convenience init?(
        of node: Node, _ loaded: LoadedConfiguration, metrics: any MetricsFactory, logger: Logger
    ) {
        guard let folder = loaded.node.reports.folder else { return nil }
        let failures = Counter(label: "duban_report_failures_total", factory: metrics)
        self.init(
            folder: folder, schedule: ReportSchedule(closing: loaded.node.reports.daily, in: loaded.policy.zone),
            unit: loaded.node.unit, clock: node.clock, ask: { try await node.ask($0) },
            announce: { try await node.announce($0) }, onFailure: { failures.increment() }, logger: logger)
    }
}
