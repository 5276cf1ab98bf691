import ArgumentParser
import EventJSON
import Ledgers
import Words

struct EscalationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "escalations", abstract: "List escalations (督办升级).")

    @Option(help: ArgumentHelp("Only open, acknowledged or resolved ones.", valueName: "status"))
    var status: Escalation.Status?

    @Option(help: ArgumentHelp("Only of this stage, for example overdue or city.", valueName: "stage"))
    var stage: String?

    @Option(help: ArgumentHelp("Only of this hazard or incident.", valueName: "number"))
    var subject: String?

    @Option(help: ArgumentHelp("Only areas that begin so.", valueName: "prefix"))
    var area: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var asking: AskingOptions

    func run() async throws {
        let asker = try await asking.asker()
        let policy = try await asker.rules().policy
        if let stage, policy.stage(stage) == nil {
            let stages = policy.stages.map { "\($0.code) \($0.title)" }.joined(separator: ", ")
            throw CommandFailure("no stage is called \(stage); stages are \(stages)")
        }
        let items = try await asker.all("escalations", parameters, key: "id")
        try output.print(List(columns: EscalationList.columns(by: policy), items: items), titled: "督办升级清单")
    }

    private var parameters: [JSONMember] {
        [
            JSONMember("status", JSONValue(status?.rawValue)), JSONMember("stage", JSONValue(stage)),
            JSONMember("subject", JSONValue(subject)), JSONMember("area", JSONValue(area)),
        ]
    }
}
