import ArgumentParser
import DubanConfiguration
import EventJSON
import Foundation
import Ledgers
import Node
import Tables

struct AcknowledgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge",
        abstract: "Acknowledge an escalation (签收).",
        discussion: """
            It stops the next stage from being raised early (叫应), and nothing else: the hazard still has to be \
            rectified (签收不等于整改). The first acknowledgement counts.
            """)

    @Argument(help: ArgumentHelp("The escalation, for example HZ-1/1/overdue/1.", valueName: "escalation"))
    var escalation: String

    @Option(help: ArgumentHelp("Who acknowledges.", valueName: "who"))
    var by: String

    @Option(help: ArgumentHelp("What there is to say.", valueName: "text"))
    var note: String?

    @Option(help: ArgumentHelp("The event's source. Default /duban-cli/<user>@<host>.", valueName: "source"))
    var source: String?

    @Option(help: ArgumentHelp("The event's id. Default a new one.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("When it was acknowledged. Default now, by the node's clock.", valueName: "instant"))
    var time: Instant?

    @Option(help: ArgumentHelp("The ingest endpoint of the node.", valueName: "endpoint"))
    var ingest: String?

    @Flag(help: "Print the node's reply as JSON.")
    var json = false

    @OptionGroup var node: NodeOptions

    func run() async throws {
        let configuration = try node.configuration(ingest: ingest)
        let credentials = try node.keys.credentials()
        let clock = try NodeAsker(
            endpoint: configuration.query.connectable, as: credentials, patience: .seconds(3))
        let acknowledgement = AcknowledgementEvent(
            escalation: escalation, by: by, note: note, source: source ?? AcknowledgementEvent.ownSource,
            id: id ?? UUID().uuidString.lowercased(), time: await time(by: clock))
        let publisher = try EventPublisher(endpoint: configuration.ingest.connectable, as: credentials)
        let reply = try await publisher.publish(acknowledgement.body)
        await publisher.close()
        try tell(reply)
    }

    /// A node on a test clock would find the system's time in its future.
    private func time(by clock: some Asker) async -> Instant {
        if let time { return time }
        return (try? await clock.moment().now) ?? SystemClock().now
    }

    private func tell(_ reply: Reply) throws {
        if json {
            print(reply.json.shown)
        } else if reply.isAccepted {
            let known = reply.status == 208 ? ", as it was before" : ""
            print("acknowledged 已签收\(known): \(escalation.printable) by \(by.printable), \(reply.standing)")
        }
        guard reply.isAccepted else {
            throw json ? ExitCode(1) as any Error : CommandFailure("not acknowledged: \(reply.standing)")
        }
    }
}
