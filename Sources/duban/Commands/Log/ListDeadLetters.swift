import ArgumentParser
import EventJSON
import Ledgers

struct ListDeadLetters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the dead letters (退回).")

    @Option(help: ArgumentHelp("Only those refused with this code, for example invalid-data.", valueName: "code"))
    var code: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var asking: AskingOptions

    func run() async throws {
        let asker = try await asking.asker()
        let zone = try await asker.rules().policy.zone
        let items = try await asker.all("dead-letters", key: "number")
            .filter { code == nil || $0["code"]?.string == code }
        try output.print(List(columns: DeadLetterList.columns(in: zone), items: items), titled: "退回事件清单")
    }
}
