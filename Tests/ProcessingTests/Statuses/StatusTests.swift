import DubanTestKit
import EventJSON
import LedgerStore
import Testing

@Suite("Section 2: what becomes of an event")
struct StatusTests {
    private let desk = Desk()

    @Test("200: in the log, and folded")
    func accepted() {
        let reply = desk.publish(.found("H-1").id("a"), at: "2023-01-02 09:00")
        #expect(reply == Reply(status: 200, source: "/offices/140400-yjj", id: "a", position: 1))
        #expect(desk.hazard("H-1") != nil && desk.rows.count == 1)
    }

    @Test("202: in the log, and parked; a retry while it waits too")
    func early() {
        let event = EventDraft.rectified("H-1").id("a").time("2023-01-02 09:00")
        let reply = desk.publish(event, at: "2023-01-02 09:00")
        #expect(reply == Reply(status: 202, source: "/offices/140400-yjj", id: "a", position: 1))
        #expect(desk.publish(event, at: "2023-01-02 10:00") == reply)
        #expect(desk.rows.count == 1 && desk.parked == ["a"])
    }

    @Test("208: the same event once more; nothing is changed, and it is told where the first one is")
    func duplicate() {
        let event = EventDraft.found("H-1").id("a").time("2023-01-02 09:00")
        desk.publish(event, at: "2023-01-02 09:00")
        let snapshot = desk.snapshot
        let reply = desk.publish(event, at: "2023-01-02 10:00")
        #expect(reply == Reply(status: 208, source: "/offices/140400-yjj", id: "a", position: 1))
        #expect(desk.rows.count == 1 && desk.snapshot == snapshot)
    }

    @Test(
        "400: a dead letter, and a reply that says what and where",
        arguments: [
            ("invalid-envelope", "/time"), ("unknown-type", "/type"), ("invalid-data", "/data/summary"),
        ])
    func invalid(code: String, pointer: String) {
        let value: JSONValue = code == "unknown-type" ? "inspected" : 1
        let event = EventDraft.rectified("H-1").json(id: "a").setting(pointer, to: value)
        let reply = desk.send(event.bytes, at: "2023-01-02 09:00")
        #expect(reply.verdict == "400 \(code)" && reply.pointer == pointer && reply.message?.isEmpty == false)
        #expect(reply.source == "/offices/140400-yjj" && reply.id == "a" && reply.position == nil)
        #expect(desk.letters == ["a \(code) 2023-01-02 09:00"] && desk.parked.isEmpty)
    }

    @Test("400 invalid-json: neither source nor id can be told")
    func invalidJSON() {
        let reply = desk.send(Array("nonsense".utf8), at: "2023-01-02 09:00")
        #expect(reply.verdict == "400 invalid-json" && reply.source == nil && reply.id == nil && reply.pointer == nil)
        #expect(desk.letters == ["- invalid-json 2023-01-02 09:00"])
    }

    @Test("409: same source and id, different content; the first one stays")
    func conflict() {
        desk.publish(.found("H-1").id("a"), at: "2023-01-02 09:00")
        let reply = desk.publish(.found("H-2").id("a"), at: "2023-01-02 10:00")
        #expect(reply.verdict == "409 conflict" && reply.position == nil)
        #expect(desk.hazard("H-2") == nil && desk.letters == ["a conflict 2023-01-02 10:00"])
    }

    @Test("The same id from another source is another event")
    func otherSource() {
        desk.publish(.found("H-1").id("a"), at: "2023-01-02 09:00")
        #expect(desk.publish(.found("H-2").id("a").from("/offices/y"), at: "2023-01-02 09:00").verdict == "200")
        #expect(desk.publish(.found("H-3").id("A"), at: "2023-01-02 09:00").verdict == "200")
    }

    @Test("422: a dead letter, and not in the log")
    func refused() {
        let reply = desk.publish(.acknowledged("H-1/1/city/1").id("a"), at: "2023-01-02 09:00")
        #expect(reply.verdict == "422 unknown-escalation" && reply.pointer == nil && reply.position == nil)
        #expect(reply.message?.isEmpty == false && desk.letters == ["a unknown-escalation 2023-01-02 09:00"])
        #expect(desk.rows.map(\.draft.kind) == [.refusal])
    }

    @Test("403: nobody but the node speaks for the source /duban")
    func forbidden() {
        let reply = desk.publish(.found("H-1").id("a").from("/duban"), at: "2023-01-02 09:00")
        #expect(reply.verdict == "403 forbidden" && reply.pointer == "/source")
        #expect(desk.hazard("H-1") == nil && desk.letters == ["a forbidden 2023-01-02 09:00"])
        #expect(desk.publish(.found("H-1").from("/duban/x"), at: "2023-01-02 09:00").verdict == "200")
        #expect(desk.publish(.found("H-2").from("/Duban"), at: "2023-01-02 09:00").verdict == "200")
    }
}
