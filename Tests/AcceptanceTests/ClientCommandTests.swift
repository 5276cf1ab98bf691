import EventJSON
import Foundation
import Testing

/// The commands that look at a running node, follow it and publish to it.
@Suite struct ClientCommandTests {
    private let folder = Folder()
    private let node: RunningNode

    init() throws {
        node = try RunningNode(data: folder, clock: "manual:2024-01-05T09:00:00+08:00")
        let ingest = try node.client("ingest")
        for number in 1...3 {
            #expect(try ingest.publish(Samples.hazardFound("HZ-\(number)", level: "major")) == 200)
        }
        #expect(try ingest.publish(Samples.unknown(1)) == 400)
        // The deadline is 2024-02-04: remind on the 2nd, overdue on the 5th.
        _ = try node.client("query").ask(["ask": "advance", "to": "2024-02-05T09:00:00+08:00"])
    }

    private func duban(_ arguments: String..., to sockets: [String] = ["query"]) throws -> DubanProgram.Outcome {
        let flags = try sockets.flatMap { ["--\($0)", try #require(node.endpoints[$0])] }
        return try DubanProgram.run(arguments + flags)
    }

    private func json(_ outcome: DubanProgram.Outcome) throws -> JSONValue {
        try JSONParser.parse(Array(outcome.output))
    }

    @Test("days overdue are counted by the node's clock")
    func overdue() throws {
        let hazards = try json(duban("hazards", "--overdue", "--area", "1404", "--json")).array ?? []
        #expect(hazards.map { $0["hazard"] } == ["HZ-1", "HZ-2", "HZ-3"])
        #expect(hazards.allSatisfy { $0["daysOverdue"] == 1 })
        #expect(try duban("hazards", "--area", "2111", "--format", "csv").text.split(separator: "\r\n").count == 1)
    }

    @Test("an acknowledgement is taken at the node's time, and shows in the hazard's timeline")
    func acknowledge() throws {
        let outcome = try duban("acknowledge", "HZ-1/1/overdue/1", "--by", "值班员", to: ["query", "ingest"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let hazard = try json(duban("hazard", "HZ-1", "--json"))
        let escalation = hazard["escalations"]?.array?.first { $0["stage"] == "overdue" }
        #expect(escalation?["acknowledgedBy"] == "值班员")
        #expect(escalation?["acknowledgedAt"] == "2024-02-05T01:00:00.000Z")
        #expect(hazard["history"]?.array?.last?["event"]?["type"] == "acknowledged")
    }

    @Test("what the node refuses is told with its code")
    func refusal() throws {
        let outcome = try duban("acknowledge", "HZ-9/1/city/1", "--by", "值班员", to: ["query", "ingest"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("unknown-escalation"))
        let ledger = try duban("ledger", "fines")
        #expect(ledger.status == 1)
        #expect(ledger.errors.contains("supervise 挂牌督办一批"))
    }

    @Test("a dead letter that is published again is judged again")
    func retry() throws {
        let letter = try json(duban("dead-letters", "show", "1", "--json"))
        #expect(letter["code"] == "unknown-type")
        let outcome = try duban("dead-letters", "retry", "1", "--json", to: ["query", "ingest"])
        #expect(outcome.status == 1)
        #expect(try json(outcome).array?.first?["code"] == "unknown-type")
        #expect(try json(duban("dead-letters", "show", "1", "--json"))["count"] == 2)
    }

    @Test("following shows the log from a position on, filtered or not", arguments: [[], ["--area", "1404"]])
    func follow(_ filter: [String]) throws {
        let sockets = try ["tail", "query"].flatMap { ["--\($0)", try #require(node.endpoints[$0])] }
        let outcome = try DubanProgram.run(["tail", "--json", "--from", "2", "--count", "4"] + filter + sockets)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.text.split(separator: "\n")
        let positions = try lines.map { try JSONParser.parse(Array($0.utf8))["position"] }
        #expect(positions == (filter.isEmpty ? [2, 3, 4, 5] : [2, 3, 5, 6]))
    }
}
