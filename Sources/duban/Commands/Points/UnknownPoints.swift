import ArgumentParser
import EventJSON
import Ledgers
import Node

struct UnknownPoints: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unknown",
        abstract: "List what sends readings without being in points.yaml: the 100 that were heard last.")

    @OptionGroup var output: OutputOptions
    @OptionGroup var node: NodeOptions

    func run() async throws {
        let asker = try NodeAsker(node)
        let zone = try await asker.rules().policy.zone
        guard let items = try await asker.ask(Question("points-overview"))["unknown"]?.array else {
            throw CommandFailure("only who sees all areas is told of unknown points")
        }
        try output.print(List(columns: UnknownPointList.columns(in: zone), items: items), titled: "未登记的监测点")
    }
}
