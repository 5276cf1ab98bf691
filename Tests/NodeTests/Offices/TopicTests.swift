import LedgerStore
import Ledgers
import Testing

@testable import Node

@Suite("A subscription is narrowed to the areas of who asks")
struct TopicTests {
    private let city = Viewer(scope: AreaScope(["1404", "140214", "140403"]))

    private func topics(_ asked: String, for viewer: Viewer) -> [String] {
        viewer.topics(for: Array(asked.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("Who sees everything gets what he asks for, whatever it is")
    func everything() {
        #expect(topics("", for: .everything) == [""])
        #expect(topics("nonsense", for: .everything) == ["nonsense"])
    }

    @Test("A type, or the beginning of one, in his areas alone")
    func types() {
        #expect(topics("escalation.", for: city) == ["escalation.1404", "escalation.140214"])
        #expect(
            Set(topics("escalation", for: city)) == [
                "escalation.1404", "escalation.140214", "escalation-resolved.1404", "escalation-resolved.140214",
            ])
        #expect(topics("hazard-found.14", for: city) == ["hazard-found.1404", "hazard-found.140214"])
        #expect(topics("hazard-found.140403001", for: city) == ["hazard-found.140403001"])
    }

    @Test(
        "What is elsewhere, about no area, or no topic at all is not for him",
        arguments: ["hazard-found.1501", "watchlist.none", "rules", "rules.none", "dead-letter.none", "nonsense"])
    func elsewhere(asked: String) {
        #expect(topics(asked, for: city).allSatisfy { $0.hasSuffix(".1404") || $0.hasSuffix(".140214") })
        #expect(!topics(asked, for: city).contains { $0.contains("none") })
    }

    @Test("Heartbeats and checkpoints are for everybody")
    func everybody() {
        #expect(topics("heartbeat", for: city) == ["heartbeat"])
        #expect(topics("checkpoint.none", for: city) == ["checkpoint.none"])
        #expect(Set(topics("", for: city)).isSuperset(of: ["heartbeat", "checkpoint.none", "incident.1404"]))
    }

    /// The tail by libzmq's rule, and the log by the viewer's own.
    @Test("What the tail lets through is what history shows")
    func agreement() {
        let subscribed = city.topics(for: [])
        for area in ["140403", "140214001", "140300", "1404", "none"] {
            for type in ["hazard-found", "escalation", "dead-letter", "checkpoint", "watchlist"] {
                let topic = "\(type).\(area)"
                let draft = LogDraft(
                    kind: type == "checkpoint" ? .checkpoint : .news, at: Bench.morning, source: "/duban", id: topic,
                    type: type, subject: "x", area: area, body: [], isTest: false)
                let passes = subscribed.contains { topic.utf8.starts(with: $0) }
                let row = LogRow(draft, after: LogHead(), previous: 0)
                // No checkpoint is about an area.
                if type != "checkpoint" || area == "none" { #expect(passes == city.sees(row), "\(topic)") }
            }
        }
    }
}
