import ArgumentParser
import DubanConfiguration
import EventJSON
import Ledgers
import Node

struct ListRoutes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the routes of a running node: what waits, what was delivered, and what was wrong last.",
        discussion: """
            Counts are since the node started; what became of each message is in the log: duban tail --type \
            message-delivered --type message-failed.
            """)

    @OptionGroup var output: OutputOptions
    @OptionGroup var node: NodeOptions

    func run() async throws {
        let asker = try NodeAsker(node)
        let routes = try await asker.ask(Question("messages")).array ?? []
        let zone = try await asker.rules().policy.zone
        let list = List(columns: RouteList.columns(in: zone), items: routes, rowStyle: RouteList.style)
        try output.print(list, titled: "消息路由")
    }
}

extension NodeAsker {
    init(_ node: NodeOptions) throws {
        try self.init(endpoint: try node.configuration().query.connectable, as: try node.keys.credentials())
    }
}
