import ArgumentParser
import Ledgers
import Reports

struct MonthlyReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "monthly",
        abstract: "The report of a month (月报): as report range from its first day to its last.")

    @Option(
        help: ArgumentHelp("The month, for example 2023-02. Default this one, by the node's clock.", valueName: "month")
    )
    var month: Month?

    @OptionGroup var options: ReportOptions

    func run() async throws {
        let asker = try await options.asking.asker()
        let zone = try await asker.rules().policy.zone
        let month: Month
        if let own = self.month { month = own } else { month = Month(of: try await asker.today(in: zone)) }
        let period = ReportPeriod(from: month.first, to: month.last, closing: options.closing, in: zone)
        try await options.report(period, called: "月报", from: asker)
    }
}
