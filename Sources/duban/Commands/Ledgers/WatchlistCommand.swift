import ArgumentParser
import EventJSON
import Ledgers
import Node

struct WatchlistCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watchlist", abstract: "List who is being watched (一个不放心名单).")

    @Option(help: ArgumentHelp("Only enterprises, teams or workers.", valueName: "kind"))
    var kind: Watched.Kind?

    @OptionGroup var output: OutputOptions
    @OptionGroup var asking: AskingOptions

    func run() async throws {
        let asker = try await asking.asker()
        let zone = try await asker.rules().policy.zone
        let items = (try await asker.ask(Question("watchlist")).array ?? [])
            .filter { kind == nil || $0["kind"]?.string == kind?.rawValue }
        try output.print(List(columns: WatchedList.columns(in: zone), items: items), titled: "一个不放心名单")
    }
}
