import ArgumentParser
import EventJSON
import Node
import Words

struct TestRoute: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Let a running node send a message that says that the route works.")

    @Argument(help: ArgumentHelp("The route's name, as in messages.yaml.", valueName: "route"))
    var route: String

    @Flag(help: "JSON for machines.")
    var json = false

    @OptionGroup var node: NodeOptions

    func run() async throws {
        let answer = try await NodeAsker(node).ask(Question("messages", [JSONMember("test", .string(route))]))
        if json { print(answer.shown) }
        guard answer["delivered"]?.bool == true else {
            throw CommandFailure("\(route): \(answer.text("via")) did not take the message: \(answer.text("reason"))")
        }
        if !json { print("delivered: \(route) by \(answer.text("via"))") }
    }
}
