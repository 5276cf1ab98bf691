import EventJSON
import Foundation
import Testing

/// Everything that happens, live.
@Suite struct TailTests {
    private let folder = Folder()

    @Test("positions have no gaps, and each message names the one before on its topic")
    func positions() throws {
        let node = try RunningNode(data: folder, clock: "manual:2024-01-05T09:00:00+08:00")
        let tail = try TailClient(node)
        #expect(try tail.next().topic == "heartbeat")
        let ingest = try node.client("ingest")
        #expect(try ingest.publish(Samples.hazardFound("HZ-1", level: "major")) == 200)
        #expect(try ingest.publish(Samples.unknown(1)) == 400)
        #expect(try ingest.publish(Samples.hazardFound("HZ-2")) == 200)
        _ = try node.client("query").ask(["ask": "advance", "to": "2024-02-02T00:00:00+08:00"])

        var messages: [TailClient.Message] = []
        while messages.last?.topic != "escalation.140403" {
            let message = try tail.next()
            if message.topic != "heartbeat" { messages.append(message) }
        }
        #expect(messages.map(\.position) == [1, 2, 3, 4, 5])
        #expect(messages.map(\.previous) == [0, 0, 1, 0, 0])
        #expect(
            messages.map(\.topic) == [
                "hazard-found.140403", "dead-letter.none", "hazard-found.140403", "timer.140403", "escalation.140403",
            ])
        let escalation = messages.last?.event
        #expect(escalation?["source"] == "/duban")
        #expect(escalation?["id"] == "HZ-1/1/remind/1")
        #expect(escalation?["data"]?["to"] == ["responsible-unit"])
    }

    @Test("what a subscriber has missed is in the history, row for row")
    func history() throws {
        let node = try RunningNode(data: folder, clock: "manual:2024-01-05T09:00:00+08:00")
        let ingest = try node.client("ingest")
        for number in 1...20 { _ = try ingest.publish(Samples.hazardFound("HZ-\(number)")) }
        let rows = try #require(
            try node.client("query").ask(["ask": "history", "from": 11, "limit": 5])["ok"]?.array)
        #expect(rows.compactMap { $0["position"]?.integer } == [11, 12, 13, 14, 15])
        #expect(rows.first?["previous"]?.integer == 10)
        #expect(rows.first?["event"]?["subject"] == "HZ-11")
    }

    @Test("a filtered subscriber gets its area alone")
    func filtered() throws {
        let node = try RunningNode(data: folder, clock: "manual:2024-01-05T09:00:00+08:00")
        let tail = try TailClient(node, topic: "hazard-found.2111")
        #expect(try tail.next().topic == "heartbeat")
        let ingest = try node.client("ingest")
        _ = try ingest.publish(Samples.hazardFound("HZ-1"))
        _ = try ingest.publish(Samples.hazardFound("HZ-2", area: "211102"))
        var message = try tail.next()
        while message.topic == "heartbeat" { message = try tail.next() }
        #expect(message.topic == "hazard-found.211102")
        #expect(message.position == 2)
    }
}
