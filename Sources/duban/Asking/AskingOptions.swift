import ArgumentParser
import DubanConfiguration

/// Whom a command asks.
struct AskingOptions: ParsableArguments {
    @OptionGroup var node: NodeOptions

    @Option(help: ArgumentHelp("Look into this data folder instead of asking a node.", valueName: "folder"))
    var data: String?

    func validate() throws {
        if node.query != nil, data != nil { throw ValidationError("give --query or --data, not both") }
    }

    func asker() async throws -> any Asker {
        if let data { return try await FolderAsker(folder: data) }
        return try NodeAsker(
            endpoint: try node.configuration().query.connectable, as: try node.keys.credentials())
    }
}
