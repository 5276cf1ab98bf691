import ArgumentParser
import EventJSON
import Ledgers
import Node
import Words

struct HazardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hazard", abstract: "Show one hazard (隐患): its facts, its escalations and its timeline.")

    @Argument(help: ArgumentHelp("The hazard's number.", valueName: "id"))
    var number: String

    @Flag(help: "JSON for machines.")
    var json = false

    @OptionGroup var asking: AskingOptions

    func run() async throws {
        let asker = try await asking.asker()
        let answer = try await asker.ask(Question("hazard", [JSONMember("hazard", .string(number))]))
        if json { return print(answer.shown) }
        let policy = try await asker.rules().policy
        let overdue = Overdue(today: try await asker.today(in: policy.zone))
        Heading.print(number)
        HazardFacts(hazard: overdue.marking(answer["hazard"] ?? .null), policy: policy).print()
        let escalations = (answer["escalations"]?.array ?? []).sorted { $0.text("raisedAt") < $1.text("raisedAt") }
        printTable("Escalations 督办升级", escalations, EscalationList.columnsOfOneSubject(by: policy))
        printTable("Timeline 经过", answer["history"]?.array ?? [], TimelineList.columns(by: policy))
    }

    private func printTable(_ title: String, _ items: [JSONValue], _ columns: [List.Column]) {
        guard !items.isEmpty else { return }
        print()
        Heading.print(title)
        List(columns: columns, items: items).printTable()
    }
}
