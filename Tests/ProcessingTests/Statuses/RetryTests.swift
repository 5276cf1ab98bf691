import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Testing

@Suite("Section 2: retries")
struct RetryTests {
    private let desk = Desk()

    /// The same event at every receipt.
    private func event(_ draft: EventDraft) -> EventDraft {
        draft.id("a").time("2023-01-02 09:00")
    }

    @Test("An event is the same however it is spelt", arguments: ["3.0", "0.3e1", "30E-1"])
    func spelling(funds: String) throws {
        let draft = event(.found("H-1", .general).data("fundsYuan", 3))
        desk.publish(draft, at: "2023-01-02 09:00")
        let value = try JSONParser.parse(Array(funds.utf8))
        let respelt = draft.json().setting("/data/fundsYuan", to: value).spaciousText
        #expect(desk.send(Array(respelt.utf8), at: "2023-01-02 10:00").verdict == "208")
    }

    @Test(
        "It is another one with an extension more, another spelling of an instant, or a number that only rounds to the same",
        arguments: [
            ("/sequence", "1"), ("/time", "2023-01-02T01:00:00Z"), ("/data/fundsYuan", .null),
            ("/datacontenttype", "application/json"),
        ] as [(String, JSONValue)])
    func otherContent(path: String, value: JSONValue) throws {
        let draft = event(.found("H-1", .general).data("fundsYuan", 3))
        desk.publish(draft, at: "2023-01-02 09:00")
        let almost = try JSONParser.parse(Array("3.0000000000000000001".utf8))
        let other = draft.json().setting(path, to: value.isNull ? almost : value)
        #expect(desk.send(other.bytes, at: "2023-01-02 10:00").verdict == "409 conflict")
    }

    @Test("Validity is judged first: a retry that is invalid is answered 400, not 208 or 409")
    func validityFirst() {
        let draft = event(.found("H-1"))
        desk.publish(draft, at: "2023-01-02 09:00")
        let invalid = draft.json().setting("/data/surplus", to: 1)
        #expect(desk.send(invalid.bytes, at: "2023-01-02 10:00").verdict == "400 invalid-data")
    }

    @Test("Parked and then folded: 208")
    func parkedThenFolded() {
        let early = event(.rectified("H-1"))
        desk.publish(early, at: "2023-01-02 09:00")
        desk.publish(.found("H-1", .general), at: "2023-01-02 10:00")
        #expect(desk.publish(early, at: "2023-01-02 11:00").verdict == "208")
        #expect(desk.hazard("H-1")?.reopened == 0 && desk.hazard("H-1")?.state == .closed)
    }

    @Test("Parked and refused later: 422 with that code, for ever, and the dead letter's count does not rise")
    func parkedThenRefused() {
        let early = event(.withdrawn("H-1", approvedBy: nil))
        let reply = desk.publish(early, at: "2023-01-02 09:00")
        desk.publish(.found("H-1", .major), at: "2023-01-02 10:00")
        for receipt in ["2023-01-02 11:00", "2023-03-02 11:00"] as [Instant] {
            let retry = desk.publish(early, at: receipt)
            #expect(retry.verdict == "422 approval-required" && retry.position == reply.position)
        }
        #expect(desk.letters == ["a approval-required 2023-01-02 10:00"] && desk.parked.isEmpty)
    }

    @Test("Parked and expired: 422 with that code, though the hazard is found by then")
    func parkedThenExpired() {
        let early = event(.rectified("H-1"))
        desk.publish(early, at: "2023-01-02 09:00")
        desk.publish(.found("H-1", .general), at: "2023-01-10 09:00")
        #expect(desk.publish(early, at: "2023-01-10 10:00").verdict == "422 unknown-hazard")
        #expect(desk.hazard("H-1")?.state == .open && desk.letters == ["a unknown-hazard 2023-01-09 09:00"])
        #expect(desk.publish(.rectified("H-1").id("b"), at: "2023-01-10 11:00").verdict == "200")
    }

    @Test("One under the id of a parked or later refused event that says something else: 409")
    func conflicts() {
        desk.publish(event(.rectified("H-1")), at: "2023-01-02 09:00")
        #expect(desk.publish(event(.withdrawn("H-1")), at: "2023-01-02 10:00").verdict == "409 conflict")
        desk.wait(until: "2023-01-09 09:00")
        #expect(desk.publish(event(.withdrawn("H-1")), at: "2023-01-09 10:00").verdict == "409 conflict")
    }

    @Test("Refused at once, it is judged afresh: it may be accepted now, or say something else")
    func judgedAfresh() {
        let remove = event(.watch("综采一队", .remove, kind: .team))
        #expect(desk.publish(remove, at: "2023-01-02 09:00").verdict == "422 not-watched")
        desk.publish(.watch("综采一队", .add, kind: .team), at: "2023-01-02 10:00")
        #expect(desk.publish(remove, at: "2023-01-02 11:00").verdict == "200")
        #expect(desk.publish(remove, at: "2023-01-02 12:00").verdict == "208")
        let refused = EventDraft.acknowledged("X/1/city/1").id("b")
        #expect(desk.publish(refused, at: "2023-01-02 13:00").verdict == "422 unknown-escalation")
        #expect(desk.publish(.found("H-1").id("b"), at: "2023-01-02 14:00").verdict == "200")
    }

    @Test("What was refused as invalid or forbidden takes no id: it may be sent right")
    func invalidTakesNoID() {
        desk.send(event(.found("H-1")).json().setting("/data/area", to: "1").bytes, at: "2023-01-02 09:00")
        #expect(desk.publish(event(.found("H-1")), at: "2023-01-02 10:00").verdict == "200")
    }

    @Test("Duplicates are recognised for as long as the log exists")
    func longAfter() {
        let draft = event(.found("H-1", .general))
        desk.publish(draft, at: "2023-01-02 09:00")
        #expect(desk.publish(draft, at: "2035-01-02 09:00").verdict == "208")
    }
}
