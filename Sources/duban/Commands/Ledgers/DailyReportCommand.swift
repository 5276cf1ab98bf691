import ArgumentParser
import EventJSON
import Ledgers
import Node

struct DailyReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daily",
        abstract: "The daily list of hazards (隐患清单日报): 附件1, 附件2 and 附件3.",
        discussion: """
            It tells what was known at the end of the date, whenever it is asked for. CSV has the hazards of 附件1 and \
            附件2; JSON has their numbers and the figures.
            """)

    @Option(help: ArgumentHelp("The local date. Default today, by the node's clock.", valueName: "date"))
    var date: LocalDate?

    @OptionGroup var output: OutputOptions
    @OptionGroup var asking: AskingOptions

    func run() async throws {
        let asker = try await asking.asker()
        let zone = try await asker.rules().policy.zone
        let day: LocalDate
        if let date { day = date } else { day = try await asker.today(in: zone) }
        let report = try await asker.ask(Question("report", [JSONMember("date", .string(day.iso8601))]))
        let sheets = ReportSheets(report, on: day, in: zone)
        switch output.chosen {
        case .json: print(report.removing("hazards").shown)
        case .csv: sheets.printCSV()
        case .table: sheets.printTables()
        }
    }
}

extension JSONValue {
    /// An object without one of its members.
    fileprivate func removing(_ name: String) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.name != name })
    }
}
