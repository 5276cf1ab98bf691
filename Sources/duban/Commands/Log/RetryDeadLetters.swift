import ArgumentParser
import DubanConfiguration
import EventJSON
import Node
import Tables
import Words

struct RetryDeadLetters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Publish dead letters (退回) once more, as they were received.")

    @Argument(help: ArgumentHelp("The letters' numbers.", valueName: "number"))
    var numbers: [Int]

    @Option(help: ArgumentHelp("The ingest endpoint of the node.", valueName: "endpoint"))
    var ingest: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var asking: AskingOptions

    func run() async throws {
        let asker = try await asking.asker()
        var letters: [JSONValue] = []
        for number in numbers { letters.append(try await asker.deadLetter(number)) }
        var outcomes: [JSONValue] = []
        do { try await publish(letters, into: &outcomes) } catch {
            // What has become of those that were published is told also where the node goes away in between.
            try tell(outcomes)
            throw error
        }
        try tell(outcomes)
        guard outcomes.allSatisfy({ [200, 202, 208].contains($0["status"]?.integer) }) else { throw ExitCode(1) }
    }

    private func tell(_ outcomes: [JSONValue]) throws {
        try output.print(List(columns: Self.columns, items: outcomes), titled: "退回事件重发结果")
    }

    private func publish(_ letters: [JSONValue], into outcomes: inout [JSONValue]) async throws {
        let publisher = try EventPublisher(
            endpoint: try asking.node.configuration(ingest: ingest).ingest.connectable,
            as: try asking.node.keys.credentials())
        for letter in letters {
            for event in Retry.events(of: letter) {
                outcomes.append(try await outcome(of: event, by: publisher).adding("number", letter["number"] ?? .null))
            }
        }
        await publisher.close()
    }

    private func outcome(of event: Retry, by publisher: EventPublisher) async throws -> JSONValue {
        switch event {
        case .possible(let body): try await publisher.publish(body).json
        case .impossible(let reason): ["status": .null, "message": .string(reason)]
        }
    }

    private static var columns: [List.Column] {
        [
            List.Column.figure("number", "number"),
            List.Column(header: "status", alignment: .right, style: { $0["position"] == nil ? .red : .green }) {
                $0["status"].map { $0.isNull ? "-" : $0.display } ?? "-"
            },
            .figure("position", "position"), List.Column("source", "source", mayShrink: true),
            List.Column("id", "id", mayShrink: true), List.Column("code", "code"), List.Column("pointer", "pointer"),
            List.Column("message", "message", mayShrink: true),
        ]
    }
}
