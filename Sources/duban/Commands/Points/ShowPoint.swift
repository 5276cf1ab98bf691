import ArgumentParser
import EventJSON
import Ledgers
import Node
import Words

struct ShowPoint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one monitoring point (监测点): its facts, its limits, and what was refused.")

    @Argument(help: ArgumentHelp("The point's id.", valueName: "id"))
    var id: String

    @Flag(help: "JSON for machines.")
    var json = false

    @OptionGroup var node: NodeOptions

    func run() async throws {
        let asker = try NodeAsker(node)
        let point = try await asker.ask(Question("point", [JSONMember("point", .string(id))]))
        if json { return print(point.shown) }
        let zone = try await asker.rules().policy.zone
        Heading.print(id)
        let facts = PointFacts(point: PointSummary(point), zone: zone, now: try await asker.moment().now)
        facts.print()
        printTable("Limits 报警值", facts.thresholds)
        printTable("Refused readings 拒收", facts.faults)
    }

    private func printTable(_ title: String, _ list: List) {
        guard !list.items.isEmpty else { return }
        print()
        Heading.print(title)
        list.printTable()
    }
}
