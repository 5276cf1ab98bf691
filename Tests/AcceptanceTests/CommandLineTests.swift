import EventJSON
import Foundation
import Testing

/// Wrong usage and failures: one line on standard error, and the exit status.
@Suite struct CommandLineTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        var status: Int32
        var says: String
        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let mistakes = [
        Mistake(arguments: ["runn"], status: 64, says: "runn"),
        Mistake(arguments: ["run", "--no-such-flag"], status: 64, says: "--no-such-flag"),
        Mistake(arguments: ["run", "--clock", "yesterday"], status: 64, says: "clock"),
        Mistake(arguments: ["replay"], status: 64, says: "recording"),
        Mistake(arguments: ["replay", "/nowhere/city.ndjson"], status: 1, says: "/nowhere/city.ndjson can't be read"),
        Mistake(arguments: ["run", "--config", "/nowhere/duban.yaml"], status: 1, says: "/nowhere/duban.yaml"),
        Mistake(arguments: ["snapshot", "--data", "/nowhere"], status: 1, says: "/nowhere holds no ledgers"),
        Mistake(arguments: ["ledger", "--query", "a", "--data", "b"], status: 64, says: "not both"),
        Mistake(arguments: ["points", "--state", "loud"], status: 64, says: "'alarm', 'silent', 'fault' or 'normal'"),
        Mistake(
            arguments: ["points", "--query", "ipc:///nowhere"], status: 1, says: "no node answers at ipc:///nowhere"),
    ]

    @Test("says in one line what is wrong", arguments: mistakes)
    func explains(_ mistake: Mistake) throws {
        let outcome = try DubanProgram.run(mistake.arguments)
        #expect(outcome.status == mistake.status)
        #expect(outcome.errors.contains(mistake.says), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test("a line that is no recording is named")
    func badRecording() throws {
        let outcome = try DubanProgram.run(["replay", "-"], input: Data("{\"receivedAt\":\"today\"}\n".utf8))
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("duban: standard input:1: receivedAt"))
    }

    @Test("every command has help")
    func help() throws {
        let commands = [
            "run", "demo", "publish", "tail", "ledger", "hazard", "incidents", "escalations", "watchlist",
            "acknowledge",
            "report", "points", "dead-letters", "replay", "export", "snapshot", "status", "keygen", "checkpoint",
        ]
        for command in commands {
            let outcome = try DubanProgram.run([command, "--help"])
            #expect(outcome.status == 0)
            #expect(outcome.text.contains("USAGE"), "\(command)")
        }
    }
}
