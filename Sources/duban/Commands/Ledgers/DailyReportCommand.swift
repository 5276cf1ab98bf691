import ArgumentParser
import Ledgers
import Reports

struct DailyReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daily",
        abstract: "The daily list of hazards (隐患清单日报): 附件1, 附件2 and 附件3.",
        discussion: """
            It tells what was known at the end of the date, whenever it is asked for, or at its closing hour. The workbook \
            (--xlsx) has the three sheets, ready to print. CSV has the hazards of 附件1 and 附件2; JSON has their numbers and \
            the figures.
            """)

    @Option(help: ArgumentHelp("The local date. Default today, by the node's clock.", valueName: "date"))
    var date: LocalDate?

    @OptionGroup var options: ReportOptions

    func run() async throws {
        let asker = try await options.asking.asker()
        let zone = try await asker.rules().policy.zone
        let today = try await asker.today(in: zone)
        let day = date ?? today
        try options.require(day, hasBegunBy: today)
        try await options.report(
            ReportPeriod(day, closing: options.closing, in: zone), called: "日报", from: asker)
    }
}
