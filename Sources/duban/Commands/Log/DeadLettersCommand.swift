import ArgumentParser

struct DeadLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters",
        abstract: "See what was refused (退回) and why, and publish it once more.",
        subcommands: [ListDeadLetters.self, ShowDeadLetter.self, RetryDeadLetters.self],
        defaultSubcommand: ListDeadLetters.self)
}
