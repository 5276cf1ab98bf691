import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Testing

@Suite("Every event, firing and consequence is a row of the log")
struct LogRowTests {
    private let desk = Desk()

    @Test("An accepted event: as it was sent, without white space between its tokens")
    func event() throws {
        let json = EventDraft.found("H-1", area: "140200").id("a").time("2023-01-02 08:00").json()
        desk.send(Array(json.spaciousText.utf8), at: "2023-01-02 09:00")
        let row = try #require(desk.rows.first)
        #expect(row.position == 1 && row.previous == 0 && row.draft.kind == .event && row.draft.standing == .folded)
        #expect(row.draft.at == "2023-01-02 09:00" && row.draft.source == "/offices/140400-yjj" && row.draft.id == "a")
        #expect(row.draft.type == "hazard-found" && row.draft.subject == "H-1" && row.draft.area == "140200")
        #expect(row.draft.topic == "hazard-found.140200" && !row.draft.isTest)
        #expect(row.draft.body == JSONText.compacted(Array(json.spaciousText.utf8)))
        #expect(try JSONParser.parse(row.draft.body) == json)
    }

    @Test("An event on a known hazard has the hazard's own area, one on an unknown hazard none")
    func hazardsArea() {
        desk.publish(.rectified("H-1"), at: "2023-01-02 08:00")
        desk.publish(.found("H-1", area: "140200"), at: "2023-01-02 09:00")
        desk.publish(.verified("H-1", .passed), at: "2023-01-02 10:00")
        #expect(
            desk.topics == [
                "rectified.none", "hazard-found.140200", "verified.140200", "hazard-closed.140200",
            ])
    }

    @Test("Measures and incidents have their own, acknowledgements their escalation's, a watch none")
    func otherAreas() {
        desk.publish(.found("H-1", deadline: "2023-01-01", area: "140200"), at: "2023-01-02 09:00")
        desk.publish(.acknowledged("H-1/1/overdue/1"), at: "2023-01-02 09:01")
        desk.publish(.measure("M-1", .penalty, .ordered).data("area", "140881"), at: "2023-01-02 09:02")
        desk.publish(
            .incident("SG-1", occurredAt: "2023-01-02 09:00").data("area", "211122-jkq"), at: "2023-01-02 09:03")
        desk.publish(.watch("综采一队", .add, kind: .team), at: "2023-01-02 09:04")
        #expect(
            desk.topics == [
                "hazard-found.140200", "escalation.140200", "acknowledged.140200", "measure.140881",
                "incident.211122-jkq",
                "escalation.211122-jkq", "watch.none", "watchlist.none",
            ])
    }

    @Test("What an event brings about follows it, of the kind news, from the node itself")
    func news() {
        desk.publish(.found("H-1", deadline: "2023-01-01"), at: "2023-01-02 09:00")
        desk.publish(.found("H-2", deadline: "2023-01-01"), at: "2023-01-02 09:00")
        #expect(desk.rows.map(\.draft.kind) == [.event, .news, .event, .news, .news])
        #expect(
            desk.rows.map(\.draft.type) == ["hazard-found", "escalation", "hazard-found", "escalation", "watchlist"])
        #expect(desk.rows.filter { $0.draft.kind == .news }.allSatisfy { $0.draft.source == "/duban" })
        #expect(desk.rows.map(\.draft.id)[1] == "H-1/1/overdue/1")
    }

    @Test("previous counts within the topic")
    func previous() {
        for (number, area) in [("H-1", "140200"), ("H-2", "140403"), ("H-3", "140200"), ("H-4", "140200")] {
            desk.publish(.found(number, .general, area: area), at: "2023-01-02 09:00")
        }
        #expect(desk.rows.map(\.previous) == [0, 0, 1, 3])
    }

    @Test("A parked event's standing changes when it is folded, or refused")
    func standing() {
        desk.publish(.rectified("H-1"), at: "2023-01-02 09:00")
        desk.publish(.withdrawn("H-2", approvedBy: nil), at: "2023-01-02 09:00")
        #expect(desk.rows.map(\.draft.standing) == [.parked, .parked])
        desk.publish(.found("H-1"), at: "2023-01-02 10:00")
        desk.publish(.found("H-2"), at: "2023-01-02 10:00")
        #expect(desk.rows.prefix(2).map(\.draft.standing) == [.folded, .refused(.approvalRequired)])
        #expect(desk.rows.last?.draft.type == "dead-letter" && desk.rows.last?.draft.kind == .news)
    }

    @Test("A refusal: a dead-letter event with the area that it names, where that is one")
    func refusal() throws {
        desk.publish(.measure("M-1", .penalty, .ordered), at: "2023-01-02 09:00")
        desk.publish(.measure("M-1", .closure, .ordered).id("a"), at: "2023-01-02 09:00")
        desk.publish(.found("H-1").data("area", "nowhere").id("b"), at: "2023-01-02 09:00")
        #expect(desk.topics == ["measure.140403", "dead-letter.140403", "dead-letter.none"])
        let data = try #require(try JSONParser.parse(desk.rows[1].draft.body)["data"])
        #expect(data["code"] == "measure-kind-differs" && data["id"] == "a" && data["count"] == 1)
        #expect(desk.rows[1].draft.kind == .refusal && desk.rows[1].draft.subject == "dead-letter/1")
    }

    @Test("Every refusal is a row, also one that only counts; what was sent is told where the letter does not hold it")
    func countedRefusal() throws {
        let draft = EventDraft.acknowledged("H-1/1/city/1").id("a").time("2023-01-02 09:00")
        for event in [draft, draft, draft.data("by", "另一人")] { desk.publish(event, at: "2023-01-02 09:00") }
        let data = try desk.rows.map { try JSONParser.parse($0.draft.body)["data"] }
        #expect(data.map { $0?["count"] } == [1, 2, 3])
        #expect(data[0]?["body"]?.string == draft.json().text && data[1]?["body"] == nil)
        #expect(data[2]?["body"]?.string == draft.data("by", "另一人").json().text)
    }

    @Test("What is about neither a hazard nor an incident has a subject that is no number")
    func noNumber() {
        desk.publish(.watch("综采一队", .add, kind: .team), at: "2023-01-02 09:00")
        desk.publish(.watch("综采二队", .remove, kind: .team), at: "2023-01-02 09:00")
        let own = desk.rows.filter { $0.draft.source == "/duban" }
        #expect(own.map(\.draft.subject) == ["watchlist/team", "dead-letter/1"])
    }

    @Test("Retries that change nothing leave no row")
    func retries() {
        let event = EventDraft.found("H-1").id("a").time("2023-01-02 09:00")
        desk.publish(event, at: "2023-01-02 09:00")
        desk.publish(event, at: "2023-01-02 09:30")
        #expect(desk.rows.count == 1)
    }
}
