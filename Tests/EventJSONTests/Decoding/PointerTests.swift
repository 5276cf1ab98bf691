import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Section 1: a JSON Pointer to the fault")
struct PointerTests {
    private let found = EventDraft.found("H-1")

    private func verdict(_ draft: EventDraft) -> String? {
        let fault = EventDecoder(policy: .shipped).decode(draft.json().bytes, receivedAt: "2023-01-02 09:00").fault
        return fault.map { "\($0.code.rawValue) \($0.pointer ?? "-")" }
    }

    @Test(
        "A missing field is pointed at by its own name",
        arguments: [
            "enterprise", "area", "sector", "level", "description", "foundBy", "enterprise/name",
        ])
    func missing(field: String) {
        #expect(verdict(found.data(field, nil)) == "invalid-data /data/\(field)")
    }

    @Test(
        "A surplus one too, with ~ and / escaped",
        arguments: [
            ("deadLine", "/deadLine"), ("", "/"), ("a~b", "/a~0b"), ("~1", "/~01"), ("责任人", "/责任人"), (" ", "/ "),
            ("\n", "/\n"),
        ])
    func surplus(name: String, pointer: String) throws {
        var draft = found
        guard case .object(let members) = draft.data else { return }
        draft.data = .object(members + [JSONMember(name, 1)])
        #expect(verdict(draft) == "invalid-data /data" + pointer)
    }

    @Test("A name with a slash")
    func slash() {
        var draft = found
        guard case .object(let members) = draft.data else { return }
        draft.data = .object(members + [JSONMember("a/b~/", 1)])
        #expect(verdict(draft) == "invalid-data /data/a~1b~0~1")
    }

    @Test(
        "Within objects and arrays",
        arguments: [
            ("enterprise/uscc", "91110000600037341X", "/enterprise/uscc"), ("enterprise/phone", 1, "/enterprise/phone"),
            ("enterprise", [], "/enterprise"), ("location", ["longitude": 1], "/location/latitude"),
            ("location", ["longitude": 181, "latitude": 0], "/location/longitude"),
            ("doubleReported", ["workersAt": "x"], "/doubleReported/workersAt"),
            ("evidence", [["uri": "a"], ["uri": ""]], "/evidence/1/uri"),
            ("evidence", [["uri": "a"], 1], "/evidence/1"),
            ("evidence", [["sha256": "0"]], "/evidence/0/uri"),
            ("evidence", [["uri": "a", "sha256": "0"]], "/evidence/0/sha256"),
            ("evidence", [["uri": "a", "b/c": 0]], "/evidence/0/b~1c"), ("evidence", [:], "/evidence"),
        ] as [(String, JSONValue, String)])
    func nested(field: String, value: JSONValue, pointer: String) {
        #expect(verdict(found.data(field, value)) == "invalid-data /data" + pointer)
    }

    @Test("Among related hazards")
    func relatedHazards() {
        let incident = EventDraft.incident("SG-1")
        #expect(verdict(incident.data("relatedHazards", ["a", "b", "c/d"])) == "invalid-data /data/relatedHazards/2")
        let hundred = JSONValue.array((0..<100).map { .string("H-\($0)") })
        #expect(verdict(incident.data("relatedHazards", hundred)) == nil)
        let more = JSONValue.array((0..<101).map { .string("H-\($0)") })
        #expect(verdict(incident.data("relatedHazards", more)) == "invalid-data /data/relatedHazards")
    }

    @Test("data itself", arguments: [nil, .null, [], "x", 1] as [JSONValue?])
    func data(value: JSONValue?) {
        let event = found.json().setting("/data", to: value)
        let fault = EventDecoder(policy: .shipped).decode(event.bytes, receivedAt: "2023-01-02 09:00").fault
        #expect(fault?.code == .invalidData && fault?.pointer == "/data")
    }

    @Test("An amendment that changes nothing is a fault of data as a whole")
    func amendedNothing() {
        #expect(verdict(.amended("H-1")) == "invalid-data /data")
        #expect(verdict(.amended("H-1", approvedBy: "市安委办")) == "invalid-data /data")
    }
}
