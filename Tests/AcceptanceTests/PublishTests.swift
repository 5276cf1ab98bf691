import EventJSON
import Foundation
import Testing

/// `duban publish` and `duban demo`, which go through the Producer library.
@Suite struct PublishTests {
    private let folder = Folder()
    private let clock = "manual:2024-01-05T09:00:00+08:00"

    private func file(_ lines: [String]) throws -> String {
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let url = folder.url.appendingPathComponent("events.ndjson")
        try Data(lines.joined(separator: "\n").utf8).write(to: url)
        return url.path
    }

    @Test("tells what became of each event, and where the refused ones stand")
    func tally() throws {
        let node = try RunningNode(data: Folder(), clock: clock)
        let path = try file([
            Samples.hazardFound("HZ-1").text,
            "[\(Samples.hazardFound("HZ-2").text),\(Samples.hazardFound("HZ-1").text)]",
            "", Samples.unknown(1).text, "{\"receivedAt\":\"x\",\"event\":\(Samples.hazardFound("HZ-3").text)}",
        ])
        let outcome = try DubanProgram.run(["publish", path, "--ingest", try #require(node.endpoints["ingest"])])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("events.ndjson:4: 400 unknown-type /type"))
        #expect(outcome.text.contains("known: was accepted before"))
        let hazards = try node.client("query").ask(["ask": "hazards"])["ok"]?.array
        #expect(hazards?.count == 3)
    }

    @Test("an array over several lines, from standard input, with replies as JSON")
    func array() throws {
        let node = try RunningNode(data: Folder(), clock: clock)
        let text = "[\n\(Samples.hazardFound("HZ-1").text),\n\(Samples.hazardFound("HZ-2").text)\n]\n"
        let outcome = try DubanProgram.run(
            ["publish", "--json", "--ingest", try #require(node.endpoints["ingest"])], input: Data(text.utf8))
        #expect(outcome.status == 0)
        let replies = try outcome.output.split(separator: 0x0A).map { try JSONParser.parse(Array($0)) }
        #expect(replies.map { $0["status"]?.integer } == [200, 200])
    }

    @Test("thousands of events arrive in their order, once each")
    func many() throws {
        let node = try RunningNode(data: Folder(), clock: clock)
        let path = try file((1...5_000).map { Samples.hazardFound("HZ-\($0)").text })
        let outcome = try DubanProgram.run(["publish", path, "--ingest", try #require(node.endpoints["ingest"])])
        #expect(outcome.status == 0)
        let last = try node.client("query").ask(["ask": "history", "from": 5_000])["ok"]?.array
        #expect(last?.count == 1)
        #expect(last?.first?["event"]?["subject"] == "HZ-5000")
    }

    @Test("the demo shows a city, and ends with a summary")
    func demo() throws {
        let outcome = try DubanProgram.run(["demo", "--days", "3", "--speed", "10"])
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("2024-01-03"))
        #expect(outcome.text.contains("整改销号一批"))
        #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    }
}
