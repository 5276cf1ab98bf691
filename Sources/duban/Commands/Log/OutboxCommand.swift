import ArgumentParser
import EventJSON
import Ledgers
import Node
import Tables
import Words

struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "List the escalations that a listener has not acknowledged yet, oldest first.",
        discussion: """
            Each listener has a cursor under a name of its own, from the beginning of the log. The same escalations come \
            again until the listener says how far it has got (--acknowledge), so that one that was away misses none.
            """)

    @Argument(help: ArgumentHelp("The listener's name: letters, digits, '.', '_' and '-'.", valueName: "cursor"))
    var cursor: String

    @Option(help: ArgumentHelp("Everything up to this position has arrived.", valueName: "position"))
    var acknowledge: Int?

    @Flag(help: "The listener is no more.")
    var forget = false

    @Option(help: "At most so many.")
    var limit = 100

    @OptionGroup var output: OutputOptions
    @OptionGroup var asking: AskingOptions

    func validate() throws {
        if acknowledge != nil, forget { throw ValidationError("give --acknowledge or --forget, not both") }
        if acknowledge != nil || forget, output.chosen == .xlsx {
            throw ValidationError("--acknowledge and --forget list nothing; leave out xlsx")
        }
    }

    func run() async throws {
        let asker = try await asking.asker()
        let answer = try await asker.ask(Question("outbox", parameters))
        if acknowledge != nil || forget { return tell(answer) }
        if output.chosen == .json { return print(answer.shown) }
        let policy = try await asker.rules().policy
        let items = (answer["escalations"]?.array ?? []).map(Self.item)
        try output.print(List(columns: OutboxList.columns(by: policy), items: items), titled: "待收督办升级")
    }

    private var parameters: [JSONMember] {
        let name = JSONMember("cursor", .string(cursor))
        if let acknowledge { return [name, JSONMember("acknowledge", JSONValue(acknowledge))] }
        return forget ? [name, JSONMember("forget", true)] : [name, JSONMember("limit", JSONValue(limit))]
    }

    private func tell(_ answer: JSONValue) {
        guard output.chosen != .json else { return print(answer.shown) }
        print(
            forget
                ? "forgotten: \(cursor)"
                : "acknowledged up to position \(answer.text("acknowledged")): \(answer.text("backlog")) are left")
    }

    /// What the escalation was when it was raised, with its position and its present status.
    private static func item(_ delivery: JSONValue) -> JSONValue {
        var members = [JSONMember("position", delivery["position"] ?? .null)]
        if case .object(let data)? = delivery["event"]?["data"] { members += data.filter { $0.name != "status" } }
        return .object(members + [JSONMember("status", delivery["status"] ?? .null)])
    }
}
