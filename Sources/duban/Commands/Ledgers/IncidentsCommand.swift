import ArgumentParser
import EventJSON
import Ledgers
import Words

struct IncidentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incidents", abstract: "List incidents and near misses (事故、险情).")

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp("Only of this class, for example considerable.", valueName: "class"))
    var incidentClass: IncidentClass?

    @Option(help: ArgumentHelp("Only areas that begin so.", valueName: "prefix"))
    var area: String?

    @Flag(help: "Only those that were reported late (迟报).")
    var late = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var asking: AskingOptions

    func run() async throws {
        let asker = try await asking.asker()
        let zone = try await asker.rules().policy.zone
        let items = try await asker.all("incidents", key: "incident").filter(isAskedFor)
        try output.print(List(columns: IncidentList.columns(in: zone), items: items), titled: "事故险情清单")
    }

    private func isAskedFor(_ incident: JSONValue) -> Bool {
        (incidentClass == nil || incident["class"]?.string == incidentClass?.rawValue)
            && incident.text("area").hasPrefix(area ?? "") && (!late || incident["late"]?.bool == true)
    }
}
