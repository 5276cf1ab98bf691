import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Section 3: what data may hold")
struct DataTests {
    private func verdict(
        _ draft: EventDraft, policy: Policy = .shipped, receivedAt receipt: Instant = "2023-01-02 09:00"
    ) -> String? {
        let fault = EventDecoder(policy: policy).decode(draft.json(receivedAt: receipt).bytes, receivedAt: receipt)
            .fault
        return fault.map { "\($0.code.rawValue) \($0.pointer ?? "-")" }
    }

    private let found = EventDraft.found("H-1")

    @Test("A text holds a character that is not White_Space, and is counted in Unicode scalars")
    func texts() {
        for text in [
            "x", " x ", "\u{200B}", "文", String(repeating: "😀", count: 2_000),
            String(repeating: "e\u{301}", count: 1_000),
        ] {
            #expect(verdict(found.data("description", .string(text))) == nil)
        }
        for text in [
            "", " ", "\u{3000}", "\u{A0}\u{2003}\u{2028}\n\t\u{85}\u{1680}", String(repeating: "x", count: 2_001),
        ] {
            #expect(verdict(found.data("description", .string(text))) == "invalid-data /data/description")
        }
        #expect(verdict(found.data("description", .string(String(repeating: "e\u{301}", count: 1_000) + "x"))) != nil)
    }

    @Test("A text with U+0000 is refused, since no database keeps it")
    func nul() {
        #expect(verdict(found.data("description", "a\u{0}b")) == "invalid-data /data/description")
        #expect(verdict(found.data("enterprise/name", "a\u{0}b")) == "invalid-data /data/enterprise/name")
    }

    @Test("Money is 0 to 1e13")
    func money() {
        for text in ["0", "0.01", "1e13", "-0", "120000.5"] {
            #expect(verdict(found.data("fundsYuan", number(text))) == nil)
        }
        for text in ["-0.01", "10000000000001", "1e300"] {
            #expect(verdict(found.data("fundsYuan", number(text))) == "invalid-data /data/fundsYuan")
        }
        #expect(verdict(found.data("fundsYuan", "3")) == "invalid-data /data/fundsYuan")
    }

    @Test(
        "Counts are whole, 0 to 1,000,000, written 3 or 3.0",
        arguments: ["deaths", "missing", "seriousInjuries", "minorInjuries"])
    func counts(field: String) {
        let incident = EventDraft.incident("SG-1")
        for text in ["0", "3", "3.0", "0.3e1", "1000000", "1e6"] {
            #expect(verdict(incident.data(field, number(text))) == nil)
        }
        for text in ["-1", "1000001", "3.5", "1e300", "0.1"] {
            #expect(verdict(incident.data(field, number(text))) == "invalid-data /data/\(field)")
        }
        for value in ["3", .null, true, []] as [JSONValue] {
            #expect(verdict(incident.data(field, value)) == "invalid-data /data/\(field)")
        }
    }

    private func number(_ text: String) -> JSONValue {
        (try? JSONParser.parse(Array(text.utf8))) ?? .null
    }

    @Test("rectifiedAt is at most 5 minutes after receipt; the limit holds for no other instant")
    func futureLimit() {
        #expect(verdict(.rectified("H-1", rectifiedAt: "2023-01-02 09:05")) == nil)
        #expect(verdict(.rectified("H-1", rectifiedAt: "2023-01-02 09:05:00.001")) == "invalid-data /data/rectifiedAt")
        let reported: JSONValue = ["regulatorAt": "2999-01-01T00:00:00Z", "workersAt": "2999-01-01T00:00:00Z"]
        #expect(verdict(found.data("doubleReported", reported)) == nil)
        #expect(verdict(.incident("SG-1", occurredAt: "2999-01-01 00:00")) == nil)
        #expect(verdict(.extended("H-1", to: "2999-12-31")) == nil)
    }

    @Test("The limit, and the sectors, are the policy's")
    func policy() {
        var policy = Policy.shipped
        policy.events.futureLimit = .minutes(0)
        policy.sectors = ["核电"]
        #expect(verdict(found, policy: policy) == "invalid-data /data/sector")
        #expect(verdict(.found("H-1", sector: "核电"), policy: policy) == nil)
        let future = EventDraft.rectified("H-1").time("2023-01-02 09:00:00.001")
        #expect(verdict(future, policy: policy) == "invalid-envelope /time")
    }

    @Test("Sectors are told apart code point by code point")
    func sectors() {
        for sector in Policy.shippedSectors { #expect(verdict(.found("H-1", sector: sector)) == nil) }
        #expect(Policy.shippedSectors.count == 29)
        for sector in ["煤矿 ", "煤", "", "coal"] {
            #expect(verdict(.found("H-1", sector: sector)) == "invalid-data /data/sector")
        }
    }

    @Test("newDeadline goes only with the result failed")
    func newDeadline() {
        #expect(verdict(.verified("H-1", .failed, newDeadline: "2023-02-01")) == nil)
        #expect(verdict(.verified("H-1", .passed, newDeadline: "2023-02-01")) == "invalid-data /data/newDeadline")
    }

    @Test("Evidence is up to 20")
    func evidence() {
        let items = { (count: Int) in JSONValue.array(Array(repeating: ["uri": "file:///a"], count: count)) }
        #expect(verdict(found.data("evidence", items(20))) == nil)
        #expect(verdict(found.data("evidence", items(21))) == "invalid-data /data/evidence")
    }

    @Test(
        "What no rule asks about is null nowhere",
        arguments: ["deadline", "plan", "fundsYuan", "evidence", "location", "riskColour"])
    func null(field: String) {
        #expect(verdict(found.data(field, .null)) == "invalid-data /data/\(field)")
    }
}
