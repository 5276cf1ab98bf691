import ArgumentParser

struct MessagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "messages",
        abstract: "See how the messages to people (督办消息) go, and try a route.",
        subcommands: [ListRoutes.self, TestRoute.self],
        defaultSubcommand: ListRoutes.self)
}
