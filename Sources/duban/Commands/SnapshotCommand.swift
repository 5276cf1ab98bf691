import ArgumentParser
import EventJSON
import Node

struct SnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "Print the whole state as JSON.")

    @OptionGroup var asking: AskingOptions

    @Flag(help: "JSON, which it is in any case.")
    var json = false

    func run() async throws {
        print(try await asking.asker().ask(Question("snapshot")).shown)
    }
}
