import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Node
import Testing

@Suite("403: an office speaks for its own sources, types and areas alone")
struct ForbiddenTests {
    private let desk = Desk(rules: Rules(policy: .shipped, catalog: .shipped, offices: .samples))
    private let receipt: Instant = "2023-01-05 09:00"
    private let county = "/offices/140403-yjj"
    private let other = "/offices/140214-yjj"

    /// A hazard, a measure, an incident and an escalation of Luzhou.
    private func settled() -> Desk {
        desk.publish(.found("H-1", deadline: "2023-01-01").from(county), from: "潞州区", at: receipt)
        desk.publish(.measure("M-1", .suspension, .ordered).from(county), from: "潞州区", at: receipt)
        desk.publish(
            .incident("SG-1", IncidentFigures(deaths: 1)).time("2023-01-02 08:30").from(county), from: "潞州区",
            at: receipt)
        return desk
    }

    private func verdict(_ event: EventDraft, from office: String?) -> String {
        let reply = desk.publish(event, from: office, at: receipt)
        return reply.verdict + (reply.pointer.map { " \($0)" } ?? "")
    }

    @Test("What is its own is accepted, and the log says who sent it")
    func allowed() {
        #expect(verdict(.found("H-1").from(county), from: "潞州区") == "200")
        #expect(verdict(.rectified("H-1"), from: "长治市") == "200")
        #expect(verdict(.found("H-2", area: "140403001").from(county), from: "潞州区") == "200")
        #expect(verdict(.watch("长治第一煤业", .add).from(county), from: "潞州区") == "200")
        #expect(desk.rows.filter { $0.draft.kind == .event }.map(\.draft.office) == ["潞州区", "长治市", "潞州区", "潞州区"])
        #expect(desk.rows.filter { $0.draft.kind == .news }.allSatisfy { $0.draft.office == nil })
    }

    @Test("An area has what lies below it, and no other that begins alike")
    func areas() {
        let scope = AreaScope(["1404", "140214-gxq"])
        for area in ["140403", "140403001", "140400", "140403-gxq", "140214-gxq"] { #expect(scope.includes(area)) }
        for area in ["140500", "140214", "140214-gxqa", "140214-gx", nil] { #expect(!scope.includes(area)) }
        #expect(AreaScope.everywhere.includes("110101") && AreaScope.everywhere.includes(nil))
        #expect(!AreaScope([]).includes(nil) && !AreaScope([]).includes("110101"))
    }

    @Test("Another's source, another type, another area")
    func foreign() {
        #expect(verdict(.found("H-1").from(other), from: "潞州区") == "403 forbidden /source")
        #expect(verdict(.found("H-1").from("/offices/140403"), from: "潞州区") == "403 forbidden /source")
        #expect(verdict(.rectified("H-1").from("/gateways/1"), from: "监测网关") == "403 forbidden /type")
        #expect(verdict(.found("H-1", area: "140214").from(county), from: "潞州区") == "403 forbidden /data/area")
        #expect(verdict(.found("H-1").from(county), from: "值班室") == "403 forbidden /source")
        #expect(desk.hazard("H-1") == nil)
    }

    @Test("Who is unknown, or vouched for by nobody, may say nothing", arguments: ["运城市", nil])
    func unknown(office: String?) {
        #expect(verdict(.found("H-1").from(county), from: office) == "403 forbidden")
        #expect(desk.deadLetters.first?.office == office)
    }

    @Test("Where there are no offices everybody may say everything")
    func open() {
        let desk = Desk()
        #expect(desk.publish(.found("H-1").from(other), at: receipt).verdict == "200")
        #expect(desk.publish(.rectified("H-1"), from: "潞州区", at: receipt).verdict == "200")
    }

    @Test(
        "What is known belongs to its own area, whatever an event says of it",
        arguments: [
            (EventDraft.rectified("H-1"), "/subject"), (.verified("H-1", .passed), "/subject"),
            (.extended("H-1", to: "2023-09-01"), "/subject"), (.withdrawn("H-1"), "/subject"),
            (.amended("H-1", level: .general), "/subject"), (.amended("H-1", area: "140214"), "/subject"),
            (.found("H-1", area: "140214"), "/subject"),
            (.measure("M-1", .suspension, .lifted).data("area", "140214"), "/subject"),
            (.measure("M-2", .suspension, .ordered).data("area", "140214").data("hazard", "H-1"), "/data/hazard"),
            (
                .measure("M-3", .accountability, .executed, incident: "SG-1").data("area", "140214"),
                "/data/incident"
            ),
            (.incident("SG-1").data("area", "140214"), "/subject"),
            (.acknowledged("H-1/1/overdue/1"), "/subject"), (.acknowledged("H-1/1/leader/1"), "/subject"),
        ])
    func knownArea(event: EventDraft, pointer: String) {
        let before = settled().snapshot
        let known = desk.escalation(event.subject) != nil || !event.subject.contains("/")
        #expect(
            verdict(event.from(other), from: "云冈区") == (known ? "403 forbidden \(pointer)" : "422 unknown-escalation"))
        #expect(desk.snapshot.setting("/deadLetters", to: nil) == before.setting("/deadLetters", to: nil))
    }

    @Test("Nobody hands a hazard over into an area that is not his own")
    func handedOver() {
        _ = settled()
        #expect(verdict(.amended("H-1", area: "140214").from(county), from: "潞州区") == "403 forbidden /data/area")
        #expect(verdict(.amended("H-1", area: "140404"), from: "长治市") == "200")
        #expect(verdict(.rectified("H-1").from(county), from: "潞州区") == "403 forbidden /subject")
    }

    @Test("An early event for a hazard that turns out to be another's is refused then")
    func parked() {
        #expect(verdict(.rectified("H-1").id("forged").from(other), from: "云冈区") == "202")
        #expect(verdict(.rectified("H-1").id("own").from(county), from: "潞州区") == "202")
        #expect(verdict(.found("H-1").from(county), from: "潞州区") == "200")
        #expect(desk.hazard("H-1")?.state == .rectified && desk.parked.isEmpty)
        #expect(desk.deadLetters.map(\.office) == ["云冈区"] && desk.deadLetters.map(\.code) == ["forbidden"])
        let retried = EventDraft.rectified("H-1").id("forged").time(receipt)
        #expect(verdict(retried.from(other), from: "云冈区") == "422 forbidden")
    }

    @Test("An event that is not valid leaves no dead letter in another's name either")
    func invalid() {
        let event = EventDraft.found("H-1").from(other).data("level", "huge")
        #expect(verdict(event, from: "潞州区") == "403 forbidden /source")
        #expect(verdict(event.from(county), from: "潞州区") == "400 invalid-data /data/level")
        #expect(desk.deadLetters.map(\.office) == ["潞州区", "潞州区"])
    }

    @Test("The letter names the office, and is published under no area that it has not")
    func letter() throws {
        _ = verdict(.found("H-1", area: "140214").from(county), from: "潞州区")
        let row = try #require(desk.rows.last)
        #expect(row.draft.office == "潞州区" && row.draft.topic == "dead-letter.none")
        #expect(try JSONParser.parse(row.draft.body)["data"]?["office"]?.string == "潞州区")
    }

    @Test("A retry is known whatever the office has become since; nobody else's retry is")
    func retry() {
        let event = EventDraft.found("H-1").id("a").time(receipt)
        #expect(verdict(event.from(county), from: "潞州区") == "200")
        #expect(verdict(.amended("H-1", area: "140404"), from: "长治市") == "200")
        #expect(verdict(event.from(county), from: "潞州区") == "208")
        #expect(verdict(event.from(county), from: "云冈区") == "403 forbidden /source")
    }
}
