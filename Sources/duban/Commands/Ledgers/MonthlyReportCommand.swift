import ArgumentParser
import Ledgers
import Reports

struct MonthlyReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "monthly",
        abstract: "The report of a month (月报): as report range from its first day to its last, or to today.")

    @Option(
        help: ArgumentHelp("The month, for example 2023-02. Default this one, by the node's clock.", valueName: "month")
    )
    var month: Month?

    @OptionGroup var options: ReportOptions

    func run() async throws {
        let asker = try await options.asking.asker()
        let zone = try await asker.rules().policy.zone
        let today = try await asker.today(in: zone)
        let month = month ?? Month(of: today)
        try options.require(month.first, hasBegunBy: today)
        let period = ReportPeriod(from: month.first, to: min(month.last, today), closing: options.closing, in: zone)
        try await options.report(period, called: "月报", from: asker)
    }
}
