import ArgumentParser
import DubanConfiguration
import Foundation

/// Which running node a command is for.
struct NodeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The query endpoint of a running node.", valueName: "endpoint"))
    var query: String?

    @Option(help: ArgumentHelp("The node's configuration, for its endpoints.", valueName: "file"))
    var config: String?

    @OptionGroup var keys: KeyOptions

    /// The node's configuration; flags beat it.
    func configuration(ingest: String? = nil, tail: String? = nil) throws -> NodeConfiguration {
        var overrides = NodeConfiguration.Overrides()
        (overrides.query, overrides.ingest, overrides.tail) = (query, ingest, tail)
        return try NodeConfiguration.load(
            file: config, environment: ProcessInfo.processInfo.environment, overrides: overrides
        ).node
    }
}

extension String {
    /// An endpoint that a node is bound to, as one connects to it on the same machine.
    var connectable: String {
        hasPrefix("tcp://*:") ? "tcp://127.0.0.1:" + dropFirst(8) : self
    }
}
