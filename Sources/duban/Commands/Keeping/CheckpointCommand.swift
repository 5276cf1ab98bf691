import ArgumentParser
import DubanConfiguration
import EventJSON
import Node

struct CheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Have a running node sign the end of its log, and print the event.",
        discussion: """
            Keep it where the node's operators can't change it, and give it to duban verify --checkpoint later. A node \
            also writes one every day; both go to the tail (duban tail --type checkpoint).
            """)

    @OptionGroup var node: NodeOptions

    @Flag(help: "JSON, which it is in any case.")
    var json = false

    func run() async throws {
        let asker = try NodeAsker(
            endpoint: try node.configuration().query.connectable, as: try node.keys.credentials())
        print(try await asker.ask(Question("checkpoint")).shown)
        await asker.close()
    }
}
