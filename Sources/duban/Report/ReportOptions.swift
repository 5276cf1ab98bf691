import ArgumentParser
import DubanConfiguration
import EventJSON
import Ledgers
import Reports
import Workbooks
import Words

/// What the reports have in common.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Close each day at this hour, for example 15:00: it reaches from the closing of the day before to its own. Default midnight, with which a day ends.",
            valueName: "time"))
    var closing: TimeOfDay?

    @Option(help: ArgumentHelp("The office that reports (填报单位). Default unit of --config.", valueName: "name"))
    var unit: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var asking: AskingOptions

    func unitName() throws -> String {
        try unit ?? asking.node.configuration().unit
    }

    /// - Throws: ``CommandFailure`` where a date lies in the future: what is known then nobody can tell.
    func require(_ date: LocalDate, hasBegunBy today: LocalDate) throws {
        guard date <= today else {
            throw CommandFailure("\(date.iso8601) has not come yet; today is \(today.iso8601), by the node's clock")
        }
    }

    /// Asks, and prints as is wanted.
    /// - Parameter name: what is made: 日报, 月报.
    func report(_ period: ReportPeriod, called name: String, from asker: any Asker) async throws {
        let report = try await asker.ask(ReportRequest(period: period).question)
        let sheets = ReportSheets(report, of: period)
        switch output.chosen {
        case .json: print(report.removing("hazards").shown)
        case .csv: sheets.printCSV()
        case .table: sheets.printTables()
        case .xlsx: try output.write(sheets.workbook(name, by: unitName()))
        }
    }
}
