import ArgumentParser
import DubanConfiguration
import EventJSON
import Foundation
import Ledgers
import Letters
import Node
import Tables

struct LetterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter",
        abstract: "Write the letter (督办函) of an escalation as a PDF of one page.",
        discussion: """
            For escalations of the ladder above overdue: city (市级督办) and leader (包保领导). It says what was known when the \
            escalation was raised, and bears that date, whenever it is printed. Its number counts such escalations of \
            the year in the order of the log: 安督〔2023〕15号.
            """)

    @Argument(help: ArgumentHelp("The escalation, for example HZ-1/1/city/1.", valueName: "id"))
    var escalation: String

    @Option(help: ArgumentHelp("Where to write it; without it, to the standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("The office that writes. Default unit of --config.", valueName: "name"))
    var unit: String?

    @Option(help: ArgumentHelp("The letter's number (发文字号) in place of the counted one.", valueName: "text"))
    var number: String?

    @OptionGroup var asking: AskingOptions

    func validate() throws {
        if output == nil, isatty(STDOUT_FILENO) == 1 {
            throw ValidationError("a PDF is no text for a terminal; name a file with --output, or redirect the output")
        }
    }

    func run() async throws {
        let configuration = try asking.node.configuration()
        let asker = try await asking.asker()
        let policy = try await asker.rules().policy
        let answer = try await asker.ask(
            Question("letter", [JSONMember("escalation", .string(escalation))]))
        guard
            let letter = SupervisionLetter(
                answer, by: policy, unit: unit ?? configuration.unit, settings: configuration.letters, number: number)
        else { throw CommandFailure("the node's answer is of another version; use the duban that runs there") }
        let bytes = try letter.pdf()
        if let output {
            try WholeFile.write(bytes, to: output)
        } else {
            try FileHandle.standardOutput.write(contentsOf: bytes)
        }
        warn(answer)
    }

    /// Who sends a letter about what is settled should know it.
    private func warn(_ answer: JSONValue) {
        guard answer["escalation"]?["status"]?.string == Escalation.Status.resolved.rawValue else { return }
        Terminal.writeToStandardError("duban: the escalation is resolved already (已解除)\n")
    }
}
