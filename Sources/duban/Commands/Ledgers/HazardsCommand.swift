import ArgumentParser
import EventJSON
import Ledgers
import Words

struct HazardsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "hazards", abstract: "List hazards (隐患).")

    @Option(help: ArgumentHelp("Only open, rectified, closed or withdrawn ones.", valueName: "state"))
    var state: Hazard.State?

    @Option(help: ArgumentHelp("Only general or major ones.", valueName: "level"))
    var level: HazardLevel?

    @Option(help: ArgumentHelp("Only areas that begin so.", valueName: "prefix"))
    var area: String?

    @Option(help: ArgumentHelp("Only this sector, for example 煤矿.", valueName: "sector"))
    var sector: String?

    @Option(help: ArgumentHelp("Only red, orange, yellow or blue ones (四色).", valueName: "colour"))
    var colour: RiskColour?

    @Option(help: ArgumentHelp("Only with this in the number, the enterprise or the description.", valueName: "text"))
    var text: String?

    @Flag(help: "Only open ones whose deadline is over.")
    var overdue = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var asking: AskingOptions

    func run() async throws {
        let asker = try await asking.asker()
        let zone = try await asker.rules().policy.zone
        let today = try await asker.today(in: zone)
        let items = try await asker.all("hazards", parameters(today), key: "hazard")
        let list = List(columns: HazardList.columns(in: zone), items: items.map(Overdue(today: today).marking))
        try output.print(list, titled: "安全生产隐患清单")
    }

    private func parameters(_ today: LocalDate) -> [JSONMember] {
        [
            JSONMember("state", JSONValue(state?.rawValue)), JSONMember("level", JSONValue(level?.rawValue)),
            JSONMember("area", JSONValue(area)), JSONMember("sector", JSONValue(sector)),
            JSONMember("riskColour", JSONValue(colour?.rawValue)), JSONMember("text", JSONValue(text)),
            JSONMember("overdueOn", JSONValue(overdue ? today.iso8601 : nil)),
        ]
    }
}
