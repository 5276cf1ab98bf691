import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("The node's own events, source /duban")
struct NewsEventTests {
    private let escalation = Escalation(
        id: EscalationID(subject: "H-1", round: 1, stage: "city", number: 1), reason: .schedule,
        recipients: ["city-office", "lead-department"], raisedAt: "2023-01-14 00:00", area: "140403",
        enterprise: "长治第一煤业")
    private let now: Instant = "2023-01-14 10:00"

    @Test("An escalation is published under its own id, at the instant at which it was raised")
    func raised() throws {
        let event = try #require(NodeEvent(.escalation(escalation), position: 9, at: now))
        #expect(event.kind == .escalation && event.id == "H-1/1/city/1" && event.subject == "H-1")
        #expect(event.time == "2023-01-14 00:00" && event.data == escalation.json)
    }

    @Test("Its resolution under that id with /resolved, now")
    func resolved() throws {
        let event = try #require(NodeEvent(.escalationResolved(escalation), position: 9, at: now))
        #expect(
            event.kind.rawValue == "escalation-resolved" && event.id == "H-1/1/city/1/resolved" && event.time == now)
    }

    @Test("A closed hazard (销号) at the time at which it was closed")
    func hazardClosed() throws {
        let desk = Desk()
        desk.publish(.found("H-1", .general), at: "2023-01-02 09:00")
        desk.publish(.rectified("H-1").time("2023-01-03 08:00"), at: "2023-01-03 09:00")
        let hazard = try #require(desk.hazard("H-1"))
        let event = try #require(NodeEvent(.hazardClosed(hazard), position: 9, at: now))
        #expect(event.kind.rawValue == "hazard-closed" && event.id == "hazard-closed/9")
        #expect(event.time == "2023-01-03 08:00" && event.data == hazard.json)
    }

    @Test("The watch list: who, why, and since when")
    func watchlist() throws {
        let watched = Watched(kind: .enterprise, name: "长治第一煤业")
        let entry = WatchEntry(watched: watched, reasons: [.reopened, .manual], since: "2023-01-03 09:00")
        let joined = try #require(NodeEvent(.watched(entry), position: 9, at: now))
        #expect(joined.kind == .watchlist && joined.time == now)
        #expect(
            joined.data == [
                "action": "add", "kind": "enterprise", "name": "长治第一煤业", "reasons": ["manual", "reopened"],
                "since": "2023-01-03T01:00:00.000Z",
            ])
        let left = try #require(NodeEvent(.unwatched(watched), position: 10, at: now))
        #expect(left.data == ["action": "remove", "kind": "enterprise", "name": "长治第一煤业"])
    }

    @Test("What becomes of parked events shows in their standing, not in events of the node's own")
    func parked() {
        let event = Event(id: "a", source: "/x", subject: "H-1", time: now, content: .rectified(Rectified()))
        let parked = ParkedEvent(position: 3, event: event, receivedAt: now)
        #expect(NodeEvent(.unparked(parked), position: 9, at: now) == nil)
        #expect(NodeEvent(.parkedRefused(parked, .notOpen), position: 9, at: now) == nil)
    }

    @Test("Each is a CloudEvent that says so")
    func body() throws {
        let event = NodeEvent(.deadLetter, position: 9, subject: "4", time: now, data: ["code": "conflict"])
        #expect(
            try JSONParser.parse(event.body) == [
                "specversion": "1.0", "id": "dead-letter/9", "source": "/duban", "type": "dead-letter", "subject": "4",
                "time": "2023-01-14T02:00:00.000Z", "datacontenttype": "application/json", "data": ["code": "conflict"],
            ])
    }
}
