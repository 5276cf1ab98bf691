import EventJSON
import Testing

@testable import Producer

@Suite("Reading replies")
struct VerdictTests {
    private static let events = try! ["1", "2"].map { try OutgoingEvent(SentEvent($0, from: "a").bytes, limit: 1_000) }

    private func verdict(_ body: String, of count: Int = 2) -> String {
        switch Verdict(Array(body.utf8), on: Array(Self.events.prefix(count))) {
        case .each(let replies): "each \(replies.map(\.status))"
        case .whole(let reply): "whole \(reply.status)"
        case .nonsense: "nonsense"
        }
    }

    @Test(
        "to a batch",
        arguments: [
            (#"[{"status":200,"source":"a","id":"1"},{"status":409,"source":"a","id":"2"}]"#, "each [200, 409]"),
            (#"[{"status":400,"source":null,"id":null},{"status":200}]"#, "each [400, 200]"),
            (#"{"status":413}"#, "whole 413"),
            (#"{"status":503,"source":null,"id":null}"#, "whole 503"),
            (#"{"status":200,"source":"a","id":"1"}"#, "nonsense"),
            (#"[{"status":200,"source":"a","id":"2"},{"status":200,"source":"a","id":"1"}]"#, "nonsense"),
            (#"[{"status":200,"source":"b","id":"1"},{"status":200,"source":"a","id":"2"}]"#, "nonsense"),
            (#"[{"status":200,"source":"a","id":"1"}]"#, "nonsense"),
            (#"[{"status":200},{"status":200},{"status":200}]"#, "nonsense"),
            (#"[{"status":200},{"state":200}]"#, "nonsense"),
            (#"[{"status":200},{"status":200}"#, "nonsense"),
            ("", "nonsense"),
        ])
    func batch(body: String, expected: String) {
        #expect(verdict(body) == expected)
    }

    @Test(
        "to a lone event",
        arguments: [
            (#"{"status":200,"source":"a","id":"1","position":7}"#, "each [200]"),
            (#"{"status":413}"#, "each [413]"),
            (#"{"status":200,"source":"a","id":"2"}"#, "nonsense"),
            (#"[{"status":200,"source":"a","id":"1"}]"#, "nonsense"),
            (#""OK""#, "nonsense"),
        ])
    func lone(body: String, expected: String) {
        #expect(verdict(body, of: 1) == expected)
    }
}
