import ArgumentParser
import EventJSON
import Ledgers
import Node
import Words

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Count the eight ledgers (八个一批台账), or list the entries of one.")

    @Argument(help: ArgumentHelp("A ledger, for example supervise; without it all are counted.", valueName: "code"))
    var code: String?

    @Option(help: ArgumentHelp("Only open, closed or withdrawn entries.", valueName: "status"))
    var status: LedgerEntry.Status?

    @Option(help: ArgumentHelp("Only areas that begin so.", valueName: "prefix"))
    var area: String?

    @Option(help: ArgumentHelp("Only this sector, for example 煤矿.", valueName: "sector"))
    var sector: String?

    @Option(help: ArgumentHelp("Only with this in the number, the enterprise or the description.", valueName: "text"))
    var text: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var asking: AskingOptions

    func validate() throws {
        if code == nil, status != nil || area != nil || sector != nil || text != nil {
            throw ValidationError("--status, --area, --sector and --text choose entries; name a ledger before them")
        }
    }

    func run() async throws {
        let asker = try await asking.asker()
        let ledgers = try await asker.ask(Question("ledgers")).array ?? []
        guard let code else { return try LedgerList(ledgers: ledgers).print(to: output) }
        guard let ledger = ledgers.first(where: { $0["code"]?.string == code }) else {
            let codes = ledgers.map { "\($0.text("code")) \($0.text("title"))" }.joined(separator: ", ")
            throw CommandFailure("no ledger is called \(code); ledgers are \(codes)")
        }
        try await printEntries(of: code, titled: "\(ledger.text("title"))台账", from: asker)
    }

    private func printEntries(of code: String, titled title: String, from asker: any Asker) async throws {
        let zone = try await asker.rules().policy.zone
        let overdue = Overdue(today: try await asker.today(in: zone))
        let parameters = [
            JSONMember("code", .string(code)), JSONMember("status", JSONValue(status?.rawValue)),
            JSONMember("area", JSONValue(area)), JSONMember("sector", JSONValue(sector)),
            JSONMember("text", JSONValue(text)),
        ]
        let items = try await asker.all("ledger", parameters, key: "subject").map(overdue.marking)
        try output.print(List(columns: EntryList.columns(in: zone), items: items), titled: title)
    }
}
