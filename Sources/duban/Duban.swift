import ArgumentParser
import Node

/// The root of the command line.
@main
struct Duban: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duban",
        abstract: "督办: takes work-safety events over ZeroMQ, keeps the eight ledgers, escalates overdue major hazards.",
        version: Version.current,
        groupedSubcommands: [
            CommandGroup(name: "A node:", subcommands: [Run.self, Demo.self]),
            CommandGroup(name: "Events:", subcommands: [Publish.self, BridgeCommand.self]),
            CommandGroup(
                name: "The ledgers:",
                subcommands: [
                    LedgerCommand.self, HazardsCommand.self, HazardCommand.self, IncidentsCommand.self,
                    EscalationsCommand.self, WatchlistCommand.self, AcknowledgeCommand.self, LetterCommand.self,
                    ReportCommand.self, PointsCommand.self, StatusCommand.self,
                ]),
            CommandGroup(
                name: "The log:",
                subcommands: [
                    TailCommand.self, DeadLettersCommand.self, OutboxCommand.self, MessagesCommand.self,
                    ReplayCommand.self, ExportCommand.self, SnapshotCommand.self,
                ]),
            CommandGroup(
                name: "Keeping it safe:",
                subcommands: [VerifyCommand.self, CheckpointCommand.self, BackupCommand.self, MigrateCommand.self]),
            CommandGroup(
                name: "Who may do what:", subcommands: [KeygenCommand.self, UserCommand.self]),
        ])

    /// Errors are one line that says what to do; usage errors exit with 64, failures with 1.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            exit(reporting: error)
        }
    }
}
