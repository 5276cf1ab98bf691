import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Section 1: the envelope")
struct EnvelopeTests {
    private let receipt: Instant = "2023-01-02 09:00"

    /// `invalid-envelope /id`, or nil where the event is valid.
    private func verdict(_ event: JSONValue) -> String? {
        let fault = EventDecoder(policy: .shipped).decode(event.bytes, receivedAt: receipt).fault
        return fault.map { "\($0.code.rawValue) \($0.pointer ?? "-")" }
    }

    private func verdict(_ name: String, _ value: JSONValue?, of draft: EventDraft = .rectified("H-1")) -> String? {
        verdict(draft.json(receivedAt: receipt).setting("/" + name, to: value))
    }

    @Test("What an event says of itself")
    func decoded() throws {
        let draft = EventDraft.rectified("H-1").id("a").from("/offices/x").time("2023-01-02 08:00")
        let decoded = EventDecoder(policy: .shipped).decode(draft.json().bytes, receivedAt: receipt)
        let event = try decoded.result.get()
        #expect(event.id == "a" && event.source == "/offices/x" && event.subject == "H-1")
        #expect(event.time == "2023-01-02 08:00" && event.type == .rectified)
        #expect(decoded.id == "a" && decoded.source == "/offices/x" && decoded.body == draft.json().bytes)
    }

    @Test(
        "specversion is 1.0, as a string",
        arguments: [nil, "1", "1.0.0", "0.3", "", 1, .number(JSONNumber(1.0)), .null] as [JSONValue?])
    func specversion(value: JSONValue?) {
        #expect(verdict("specversion", value) == "invalid-envelope /specversion")
    }

    @Test("id and source are visible ASCII, ! to ~", arguments: [("id", 128), ("source", 200)])
    func idAndSource(name: String, limit: Int) {
        for text in ["!", "~", "a/b?c=1", String(repeating: "x", count: limit)] {
            #expect(verdict(name, .string(text)) == nil)
        }
        for text in ["", " ", "a b", "文", "\u{7F}", "a\n", "\u{E9}", String(repeating: "x", count: limit + 1)] {
            #expect(verdict(name, .string(text)) == "invalid-envelope /\(name)")
        }
        for value in [nil, 1, [], [:], true, .null] as [JSONValue?] {
            #expect(verdict(name, value) == "invalid-envelope /\(name)")
        }
    }

    @Test("type: of another form it is a fault of the envelope, of this form and unknown it is unknown-type")
    func type() {
        for text in ["", "Rectified", "-a", "a_b", "a.b", "a1", "文", " rectified", String(repeating: "a", count: 65)] {
            #expect(verdict("type", .string(text)) == "invalid-envelope /type")
        }
        for text in ["a", "inspected", "hazard-found-", "escalation", String(repeating: "a", count: 64)] {
            #expect(verdict("type", .string(text)) == "unknown-type /type")
        }
        for value in [nil, 1, .null] as [JSONValue?] { #expect(verdict("type", value) == "invalid-envelope /type") }
    }

    @Test("datacontenttype is absent or application/json")
    func datacontenttype() {
        #expect(verdict("datacontenttype", "application/json") == nil)
        for value in ["", "text/plain", "application/JSON", "application/json; charset=utf-8", .null, 1] as [JSONValue]
        {
            #expect(verdict("datacontenttype", value) == "invalid-envelope /datacontenttype")
        }
    }

    @Test("subject is a number of 1 to 128 visible ASCII characters without /")
    func subject() {
        for text in ["1", "!~", String(repeating: "x", count: 128)] {
            #expect(verdict("subject", .string(text)) == nil)
        }
        for text in ["", "a/b", "/", "a b", "文", String(repeating: "x", count: 129)] {
            #expect(verdict("subject", .string(text)) == "invalid-envelope /subject")
        }
        for value in [nil, 1, .null] as [JSONValue?] {
            #expect(verdict("subject", value) == "invalid-envelope /subject")
        }
    }

    @Test("For acknowledged it is an escalation id of 1 to 200, / allowed")
    func acknowledgedSubject() {
        let draft = EventDraft.acknowledged("H-1/1/overdue/1")
        for text in ["H-1/1/overdue/1", "/", "x", String(repeating: "x", count: 200)] {
            #expect(verdict("subject", .string(text), of: draft) == nil)
        }
        for text in ["", "a b/1/city/1", String(repeating: "x", count: 201)] {
            #expect(verdict("subject", .string(text), of: draft) == "invalid-envelope /subject")
        }
    }

    @Test("time is at most 5 minutes after receipt")
    func time() {
        #expect(verdict("time", "2023-01-02T09:05:00+08:00") == nil)
        #expect(verdict("time", "2023-01-02T01:05:00.0009Z") == nil)
        #expect(verdict("time", "2023-01-02T09:05:00.001+08:00") == "invalid-envelope /time")
        #expect(verdict("time", "2000-01-01T00:00:00Z") == nil)
        for value in [nil, "", "yesterday", 1_672_617_600, .null] as [JSONValue?] {
            #expect(verdict("time", value) == "invalid-envelope /time")
        }
    }

    @Test("Anything else is an extension: kept, and not interpreted")
    func extensions() {
        for value in ["1", 1, .null, ["a": [1]], [], true, ""] as [JSONValue] {
            for name in ["sequence", "traceparent", "dataschema", "Data", "受理号", "data_base64", ""] {
                let event = EventDraft.rectified("H-1").json(receivedAt: receipt)
                let extended = JSONValue.object([JSONMember(name, value)]).merged(with: event)
                #expect(verdict(extended) == nil)
            }
        }
    }

    @Test("What is no object is no event", arguments: [[], "x", 1, .null, true, [[:]]] as [JSONValue])
    func noObject(value: JSONValue) {
        #expect(verdict(value) == "invalid-envelope ")
    }
}

extension JSONValue {
    fileprivate func merged(with other: JSONValue) -> JSONValue {
        guard case .object(let first) = self, case .object(let second) = other else { return self }
        return .object(first + second)
    }
}
