import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Protocol, snapshot: listed keys are always there, null where there is nothing")
struct EntityJSONTests {
    private let desk = Desk()

    @Test("A hazard, from open to closed")
    func hazard() {
        desk.publish(.found("H-1", .general, deadline: "2023-01-10", of: .mill), at: "2023-01-02 09:00")
        let open: JSONValue = [
            "hazard": "H-1", "enterprise": ["name": "大同第二面粉厂"], "area": "140403", "sector": "煤矿", "level": "general",
            "state": "open", "deadline": "2023-01-10", "originalDeadline": "2023-01-10", "extensions": 0, "reopened": 0,
            "foundAt": "2023-01-02T01:00:00.000Z", "rectifiedAt": nil, "closedAt": nil,
        ]
        #expect(desk.hazard("H-1")?.json == open)
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        let closed = open.setting("/state", to: "closed").setting("/rectifiedAt", to: "2023-01-03T01:00:00.000Z")
            .setting("/closedAt", to: "2023-01-03T01:00:00.000Z")
        #expect(desk.hazard("H-1")?.json == closed)
    }

    @Test("An enterprise is as it was given: no code, no key")
    func enterprise() {
        #expect(Enterprise.mill.json.text == #"{"name":"大同第二面粉厂"}"#)
        #expect(Enterprise.mine.json.text == #"{"name":"长治第一煤业","uscc":"91110000600037341L"}"#)
    }

    @Test(
        "What a point measured is with the details of its hazard, as it was published; the snapshot has no room for it")
    func measured() throws {
        for name in ["above", "below"] {
            let bytes = try Repository.bytes("schemas/valid/hazard-found-point-\(name).json")
            let event = try EventDecoder(policy: .shipped).decode(bytes, receivedAt: "2024-01-01 00:00").result.get()
            guard case .hazardFound(let found) = event.content else { return #expect(Bool(false), "no hazard") }
            let published = try JSONParser.parse(bytes)["data"]?["point"]?.setting("/since", to: nil)
            #expect(found.details.json["point"]?.setting("/since", to: nil) == published)
            #expect(found.details.json["point"]?["since"] == "2023-03-08T00:40:05.000Z")
            let hazard = Hazard(
                number: "CG-1", enterprise: found.enterprise, area: found.area, sector: found.sector,
                level: found.level, details: found.details, deadline: "2023-04-01", foundAt: event.time,
                receivedAt: event.time)
            #expect(hazard.json["point"] == nil)
        }
    }

    @Test("A ledger's entry")
    func entry() {
        let entry = LedgerEntry.opened("rectify", subject: "H-1", at: "2023-01-02 09:00")
        #expect(
            entry.json == ["subject": "H-1", "status": "open", "openedAt": "2023-01-02T01:00:00.000Z", "closedAt": nil])
        #expect(entry.ended(.withdrawn, at: "2023-01-03 09:00").json["closedAt"] == "2023-01-03T01:00:00.000Z")
        #expect(entry.ended(.closed, at: "2023-01-03 09:00").reopened() == entry)
    }

    @Test("An escalation")
    func escalation() {
        desk.publish(.found("H-1", deadline: "2023-01-01"), at: "2023-01-02 09:00")
        desk.publish(.acknowledged("H-1/1/overdue/1", by: "张某"), at: "2023-01-02 10:00")
        #expect(
            desk.escalation("H-1/1/overdue/1")?.json == [
                "id": "H-1/1/overdue/1", "subject": "H-1", "stage": "overdue", "reason": "schedule",
                "to": ["responsible-unit", "county-office", "lead-department"], "raisedAt": "2023-01-02T01:00:00.000Z",
                "status": "acknowledged", "acknowledgedBy": "张某", "acknowledgedAt": "2023-01-02T02:00:00.000Z",
                "resolvedAt": nil,
            ])
    }

    @Test("An incident: figures that are not known are null, not zero")
    func incident() {
        let report = EventDraft.incident("SG-1", IncidentFigures(deaths: 0, directLossYuan: 2.5))
        desk.publish(report, at: "2023-01-02 09:01")
        #expect(
            desk.incident("SG-1")?.json == [
                "incident": "SG-1", "class": "ordinary", "occurredAt": "2023-01-02T00:00:00.000Z", "deaths": 0,
                "missing": nil,
                "seriousInjuries": nil, "directLossYuan": .number(JSONNumber(2.5)), "late": true, "lateMinutes": 61,
                "reports": 1,
            ])
    }

    @Test("A line of the watch list, its reasons sorted")
    func watchEntry() {
        desk.publish(.watch("长治第一煤业", .add), at: "2023-01-02 09:00")
        desk.publish(.incident("SG-1", IncidentFigures(deaths: 1)), at: "2023-01-02 10:00")
        #expect(
            desk.watched("长治第一煤业")?.json == [
                "kind": "enterprise", "name": "长治第一煤业", "reasons": ["fatal-incident", "manual"],
                "since": "2023-01-02T01:00:00.000Z",
            ])
    }

    @Test("The details of a hazard: only what is known")
    func details() {
        desk.publish(.found("H-1").data("fundsYuan", 3).data("plan", "撤人"), at: "2023-01-02 09:00")
        #expect(
            desk.hazard("H-1")?.details.json == [
                "description": "瓦斯超限", "foundBy": "regulator", "fundsYuan": 3, "plan": "撤人",
            ])
    }
}
