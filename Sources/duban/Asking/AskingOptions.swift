import ArgumentParser
import Configuration
import Foundation

/// Whom a command asks.
struct AskingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The query endpoint of a running node.", valueName: "endpoint"))
    var query: String?

    @Option(help: ArgumentHelp("Look into this data folder instead of asking a node.", valueName: "folder"))
    var data: String?

    @Option(help: ArgumentHelp("A node's configuration, for its query endpoint.", valueName: "file"))
    var config: String?

    func validate() throws {
        if query != nil, data != nil { throw ValidationError("give --query or --data, not both") }
    }

    func asker() async throws -> any Asker {
        if let data { return try await FolderAsker(folder: data) }
        return try NodeAsker(endpoint: try loaded().node.query)
    }

    func loaded() throws -> LoadedConfiguration {
        var overrides = NodeConfiguration.Overrides()
        overrides.query = query
        return try NodeConfiguration.load(
            file: config, environment: ProcessInfo.processInfo.environment, overrides: overrides)
    }
}
