import ArgumentParser
import EventJSON
import Ledgers
import Monitoring
import Words

struct ListPoints: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the monitoring points (监测点) with their state, value and last hour.")

    @Option(help: ArgumentHelp("Only those in alarm, silent, at fault or normal.", valueName: "state"))
    var state: PointStanding?

    @Option(help: ArgumentHelp("Only areas that begin so.", valueName: "prefix"))
    var area: String?

    @Option(help: ArgumentHelp("Only this sector, for example 煤矿.", valueName: "sector"))
    var sector: String?

    @Option(help: ArgumentHelp("Only what measures this, for example methane.", valueName: "kind"))
    var kind: String?

    @Option(help: ArgumentHelp("Only with this in the id, the name or the enterprise.", valueName: "text"))
    var text: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var node: NodeOptions

    func run() async throws {
        let asker = try NodeAsker(node)
        let zone = try await asker.rules().policy.zone
        guard !output.isChosen else {
            let items = try await asker.all("points", parameters, key: "point")
            return try output.print(List(columns: PointList.file(in: zone), items: items), titled: "监测点清单")
        }
        let now = try await asker.moment().now
        let minutes = parameters + [JSONMember("minutes", 60)]
        let items = try await asker.all("points", minutes, key: "point") { PointList.drawn($0, now: now) }
        List(columns: PointList.table(in: zone), items: items).printTable()
    }

    private var parameters: [JSONMember] {
        [
            JSONMember("state", JSONValue(state?.rawValue)), JSONMember("area", JSONValue(area)),
            JSONMember("sector", JSONValue(sector)), JSONMember("kind", JSONValue(kind)),
            JSONMember("text", JSONValue(text)), JSONMember("limit", 500),
        ]
    }
}
