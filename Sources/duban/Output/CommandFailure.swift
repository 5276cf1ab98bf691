import ArgumentParser
import Foundation
import Tables

/// A failure that is told in one line.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension Duban {
    /// Ends the process: help on standard output, errors in one line on standard error.
    static func exit(reporting error: any Error) -> Never {
        let code = exitCode(for: error)
        guard code != .success, !(error is ExitCode) else { exit(withError: error) }
        let isUsage = code == .validationFailure
        let line = message(for: error).split(separator: "\n").joined(separator: " ").printable
        let hint = isUsage ? " (see \(usageCommand) --help)" : ""
        Terminal.writeToStandardError("duban: \(line)\(hint)\n")
        Foundation.exit(isUsage ? ExitCode.validationFailure.rawValue : 1)
    }

    /// The command that was called, as far as its name goes.
    private static var usageCommand: String {
        let words = CommandLine.arguments.dropFirst().prefix { !$0.hasPrefix("-") }
        let name = words.first.map { [$0] } ?? []
        return
            (["duban"]
            + name.filter { word in
                configuration.groupedSubcommands.flatMap(\.subcommands).contains { $0._commandName == word }
            }).joined(separator: " ")
    }
}
