import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Node
import Testing

@Suite("Timers fire before the event, and the log's instants never run backwards")
struct LogInstantTests {
    private let desk = Desk()

    private var instants: [String] { desk.rows.map { "\($0.draft.type) \($0.draft.at.beijing)" } }

    @Test("Timers that are due come first, each at its instant, then the event at its receipt")
    func timersFirst() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-09 09:00")
        let decoded = EventDecoder(policy: .shipped).decode(
            EventDraft.found("H-2", .general).json(receivedAt: "2023-01-12 09:00").bytes, receivedAt: "2023-01-12 09:00"
        )
        let rows = desk.take(.event(decoded), at: "2023-01-12 09:00").rows
        #expect(
            rows.map { "\($0.draft.type) \($0.draft.at.beijing)" } == [
                "timer 2023-01-11 00:00", "escalation 2023-01-11 00:00", "timer 2023-01-12 00:00",
                "escalation 2023-01-12 00:00", "hazard-found 2023-01-12 09:00",
            ])
        #expect(rows.map(\.position) == [3, 4, 5, 6, 7])
    }

    @Test("An event that is received earlier than the newest row counts as received with it")
    func clockGoesBack() {
        desk.publish(.found("H-1", .general), at: "2023-01-02 09:00")
        desk.publish(.found("H-2", .general).time("2023-01-01 09:00"), at: "2023-01-02 08:00")
        #expect(instants == ["hazard-found 2023-01-02 09:00", "hazard-found 2023-01-02 09:00"])
        #expect(desk.hazard("H-2")?.foundReceivedAt == "2023-01-02 09:00")
        #expect(desk.hazard("H-2")?.foundAt == "2023-01-01 09:00")
    }

    @Test("A timer that comes due before the newest row fires with it")
    func timerBeforeHead() {
        let desk = Desk { $0.escalations.acknowledgeWithin = .minutes(0) }
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-11 09:00")
        desk.publish(.found("H-2", .general), at: "2023-01-11 09:00")
        #expect(
            desk.raised("H-1").dropFirst() == [
                "1/city/1 unacknowledged 2023-01-11 09:00", "1/leader/1 unacknowledged 2023-01-11 09:00",
            ])
    }

    @Test("After downtime, too: not even where the clock went back between two steps of catching up")
    func catchingUp() {
        for number in ["H-1", "H-2"] { desk.publish(.found(number, deadline: "2023-01-10"), at: "2023-01-09 09:00") }
        desk.restart(at: "2023-01-11 12:00", limit: 1)
        desk.restart(at: "2023-01-11 10:00")
        let rows = desk.rows
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.draft.at <= $1.draft.at })
        #expect(desk.escalation("H-2/1/overdue/1")?.raisedAt == "2023-01-11 12:00")
    }

    @Test("A firing's row tells of the timer, with the area of its subject")
    func firing() throws {
        desk.publish(.found("H-1", deadline: "2023-01-10", area: "140200"), at: "2023-01-09 09:00")
        let row = try #require(desk.wait(until: "2023-01-11 00:00").first)
        #expect(row.draft.kind == .timer && row.draft.topic == "timer.140200" && row.draft.subject == "H-1")
        let timer = try Timer(event: JSONParser.parse(row.draft.body))
        #expect(timer == Timer(subject: "H-1", kind: .stage(round: 1, stage: "overdue"), due: "2023-01-11 00:00"))
    }

    @Test("No more timers fire at once than are asked for")
    func limit() {
        for number in ["H-1", "H-2", "H-3"] {
            desk.publish(.found(number, deadline: "2023-01-10"), at: "2023-01-02 09:00")
        }
        let fired = desk.inMemory { transaction in
            try Processor(rules: .shipped).fireTimers(dueBy: "2023-01-08 00:00", limit: 2, in: transaction)
        }
        #expect(fired.filter { $0.draft.kind == .timer }.map(\.draft.subject) == ["H-1", "H-2"])
        #expect(desk.wait(until: "2023-01-08 00:00").filter { $0.draft.kind == .timer }.count == 1)
    }
}
