import ArgumentParser
import EventJSON
import Ledgers
import Node
import Tables
import Words

struct ShowDeadLetter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one dead letter (退回) with what was received.")

    @Argument(help: ArgumentHelp("The letter's number.", valueName: "number"))
    var number: Int

    @Flag(help: "JSON for machines.")
    var json = false

    @OptionGroup var asking: AskingOptions

    func run() async throws {
        let asker = try await asking.asker()
        let letter = try await asker.deadLetter(number)
        if json { return print(letter.shown) }
        facts(of: letter, in: try await asker.rules().policy.zone).print()
        guard let body = letter["body"]?.string else { return }
        print()
        for line in shown(body).split(separator: "\n", omittingEmptySubsequences: false) {
            print(String(line).printable)
        }
    }

    private func facts(of letter: JSONValue, in zone: Zone) -> Facts {
        var facts = Facts()
        facts.add("number", letter.text("number"))
        facts.add("received", letter.instant("receivedAt").map(zone.stamp) ?? "")
        facts.add("office", letter.text("office"))
        facts.add("source", letter.text("source"))
        facts.add("id", letter.text("id"))
        facts.add("code", letter.text("code"), style: .yellow)
        facts.add("pointer", letter.text("pointer"))
        facts.add("message", letter.text("message"))
        facts.add("count", letter.text("count"))
        facts.add("size", "\(letter.text("size")) bytes")
        facts.add("sha256", letter.text("sha256"))
        if let base64 = letter["base64"]?.string {
            facts.add("base64", base64)
        } else if letter["body"]?.string == nil {
            facts.add("body", "not kept, since it was too large")
        }
        return facts
    }

    /// Over several lines where it is JSON, as it came where it is none.
    private func shown(_ body: String) -> String {
        (try? JSONParser.parse(Array(body.utf8)))?.pretty ?? body
    }
}

extension Asker {
    func deadLetter(_ number: Int) async throws -> JSONValue {
        try await ask(Question("dead-letter", [JSONMember("number", JSONValue(number))]))
    }
}
