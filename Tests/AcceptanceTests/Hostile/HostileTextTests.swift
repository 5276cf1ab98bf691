import EventJSON
import Foundation
import Testing

/// Texts from outside, as the built program shows them.
@Suite struct HostileTextTests {
    private static let text =
        "=cmd|'/c calc'!A1\u{1B}[2J\u{9B}31m\u{7}\u{7F}\u{202E}x\u{2066}\u{2028}y\r\n\u{1B}]0;owned\u{7}"

    private static let lists = [
        "hazards", "ledger rectify", "incidents", "watchlist", "escalations", "dead-letters list",
    ]

    private static let commands =
        [
            "hazard H-1", "hazard H-1 --json", "dead-letters show 1", "dead-letters show 1 --json", "status",
            "snapshot --json",
        ]
        + ["", " --format csv", " --json"].flatMap { format in
            (lists + ["report daily --date 2024-01-05"]).map { $0 + format }
        }

    @Test("nothing that a terminal would obey is shown")
    func shown() throws {
        let data = Folder()
        let node = try RunningNode(data: data, clock: "manual:2024-01-05T09:00:00+08:00")
        try Self.publish(to: node)
        let query = ["--query", try #require(node.endpoints["query"])]
        let tail = ["--tail", try #require(node.endpoints["tail"]), "--from", "1", "--count", "4"]
        for command in Self.commands { try Self.check(command.split(separator: " ").map(String.init) + query) }
        for format in [[], ["--json"]] { try Self.check(["tail"] + query + tail + format) }
    }

    private static func check(_ arguments: [String]) throws {
        let outcome = try DubanProgram.run(arguments)
        #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
        let shown = (outcome.text + outcome.errors).replacing("\r\n", with: "\n").unicodeScalars
        #expect(!shown.isEmpty, "\(arguments)")
        #expect(!shown.contains { $0 != "\n" && isObeyed($0) }, "\(arguments) shows \(outcome.text.debugDescription)")
        #expect(!outcome.text.contains(/(^|,)"?=cmd/.anchorsMatchLineEndings()), "\(arguments) gives a formula")
    }

    private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl
        }
    }

    /// A hazard, an incident, a watched enterprise and a dead letter, with the text wherever one may stand.
    private static func publish(to node: RunningNode) throws {
        let client = try node.client("ingest")
        let enterprise: JSONValue = ["name": .string(text)]
        let found: JSONValue = [
            "enterprise": enterprise, "area": "140403", "sector": "煤矿", "level": "major", "description": .string(text),
            "foundBy": "regulator", "responsibleUnit": .string(text), "leadDepartment": .string(text),
        ]
        let incident: JSONValue = [
            "enterprise": enterprise, "area": "140403", "sector": "煤矿", "occurredAt": "2024-01-05T08:00:00+08:00",
            "description": .string(text), "deaths": 3,
        ]
        let watch: JSONValue = [
            "kind": "enterprise", "name": .string(text), "action": "add", "reason": .string(text),
        ]
        #expect(try client.publish(Samples.event("hazard-found", "H-1", id: "1", data: found)) == 200)
        #expect(try client.publish(Samples.event("incident", "I-1", id: "2", data: incident)) == 200)
        #expect(try client.publish(Samples.event("watch", "W-1", id: "3", data: watch)) == 200)
        let nameless = Samples.event("watch", text, id: text, source: text, data: [.init(stringLiteral: text): 1])
        #expect(try client.publish(nameless) == 400)
    }
}
