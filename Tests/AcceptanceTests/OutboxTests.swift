import EventJSON
import Foundation
import Testing

/// The outbox: escalations until a listener has acknowledged them.
@Suite struct OutboxTests {
    private let folder = Folder()
    private let clock = "manual:2024-01-05T09:00:00+08:00"

    private func deliveries(_ query: Client, _ cursor: String, limit: Int = 100) throws -> [JSONValue] {
        let answer = try query.ask(["ask": "outbox", "cursor": .string(cursor), "limit": JSONValue(limit)])
        return try #require(answer["ok"]?["escalations"]?.array)
    }

    private func ids(_ deliveries: [JSONValue]) -> [String] {
        deliveries.compactMap { $0["event"]?["id"]?.string }
    }

    @Test("a listener that was away, and a node that was killed, miss none and double none")
    func away() throws {
        var node = try RunningNode(data: folder, clock: clock)
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-1", level: "major")) == 200)
        var query = try node.client("query")
        _ = try query.ask(["ask": "advance", "to": "2024-02-06T09:00:00+08:00"])
        let first = try deliveries(query, "phone")
        #expect(ids(first) == ["HZ-1/1/remind/1", "HZ-1/1/overdue/1", "HZ-1/1/city/1"])
        #expect(first[0]["status"] == "open")
        // Until it is acknowledged, the same comes again; another listener has a cursor of its own.
        #expect(try deliveries(query, "phone") == first)
        let second = try #require(first[1]["position"])
        #expect(try query.ask(["ask": "outbox", "cursor": "phone", "acknowledge": second])["ok"]?["backlog"] == 1)
        node.stop(SIGKILL)

        node = try RunningNode(data: folder, clock: "manual:2024-02-12T09:00:00+08:00")
        query = try node.client("query")
        #expect(ids(try deliveries(query, "phone")) == ["HZ-1/1/city/1", "HZ-1/1/leader/1"])
        #expect(ids(try deliveries(query, "wall", limit: 1)) == ["HZ-1/1/remind/1"])
        // An acknowledgement never goes back.
        #expect(try query.ask(["ask": "outbox", "cursor": "phone", "acknowledge": 1])["ok"]?["acknowledged"] == second)
        let status = try query.ask(["ask": "status"])["ok"]?["outbox"]?.array
        #expect(status?.first?["backlog"] == 2)
        #expect(node.stop() == 0)
    }

    @Test("what is no name, lies beyond the log, or comes twice at once is told")
    func refusals() throws {
        let node = try RunningNode(data: folder, clock: clock)
        let query = try node.client("query")
        for (question, message) in [
            (["ask": "outbox"], "outbox needs cursor"),
            (["ask": "outbox", "cursor": "a b"], "cursor is the listener's name"),
            (["ask": "outbox", "cursor": "a", "acknowledge": -1], "acknowledge is a whole number"),
            (["ask": "outbox", "cursor": "a", "acknowledge": 7], "the log ends at position 0"),
            (["ask": "outbox", "cursor": "a", "forget": 1], "forget is true or false"),
        ] as [(JSONValue, String)] {
            #expect(try query.ask(question)["error"]?["message"]?.string?.contains(message) == true, "\(message)")
        }
        #expect(node.stop() == 0)
    }

    @Test("on the command line: listed, acknowledged, forgotten")
    func commandLine() throws {
        let node = try RunningNode(data: folder, clock: clock)
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-1", level: "major")) == 200)
        _ = try node.client("query").ask(["ask": "advance", "to": "2024-02-06T09:00:00+08:00"])
        let endpoint = ["--query", try #require(node.endpoints["query"])]
        let list = try DubanProgram.run(["outbox", "phone"] + endpoint)
        #expect(list.text.contains("HZ-1/1/remind/1"))
        #expect(list.text.contains("市级督办"))
        #expect(try DubanProgram.run(["outbox", "phone", "--acknowledge", "5"] + endpoint).status == 0)
        let left = try DubanProgram.run(["outbox", "phone", "--json", "--data", folder.path])
        #expect(try JSONParser.parse(Array(left.output))["acknowledged"] == 5)
        #expect(try DubanProgram.run(["outbox", "phone", "--forget"] + endpoint).text.contains("forgotten"))
        #expect(try node.client("query").ask(["ask": "status"])["ok"]?["outbox"] == [])
        #expect(node.stop() == 0)
    }
}
