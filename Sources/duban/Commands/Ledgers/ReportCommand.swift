import ArgumentParser

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Make the reports (报表) that the offices send.",
        subcommands: [DailyReportCommand.self, RangeReportCommand.self, MonthlyReportCommand.self])
}
