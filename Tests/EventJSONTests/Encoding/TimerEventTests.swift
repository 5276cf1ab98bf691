import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Every firing is a log record, from which the timer can be read back")
struct TimerEventTests {
    private static let timers = [
        Timer(subject: "H-1", kind: .stage(round: 2, stage: "overdue"), due: "2023-01-11 00:00"),
        Timer(subject: "H-1", kind: .unacknowledged(round: 2, stage: "city"), due: "2023-01-12 00:00:00.001"),
        Timer(subject: "SG-1", kind: .repeat(round: 1, stage: "late-report", number: 17), due: "2023-01-13 09:00"),
        Timer(subject: "~!\"\\", kind: .parked(position: 9_007_199_254_740_993), due: "2023-01-09 09:00"),
    ]

    @Test("There and back", arguments: timers)
    func roundTrip(timer: Timer) throws {
        let event = NodeEvent(firing: timer, position: 7, at: "2023-01-20 10:00")
        let read = try JSONParser.parse(event.body)
        #expect(Timer(event: read) == timer)
        #expect(read["id"] == "timer/7" && read["source"] == "/duban" && read["type"] == "timer")
        #expect(read["time"] == "2023-01-20T02:00:00.000Z" && read["specversion"] == "1.0")
        #expect(read["subject"]?.string == timer.subject)
    }

    @Test("It tells what fired, and when it was due")
    func data() {
        let event = NodeEvent(firing: Self.timers[2], position: 7, at: "2023-01-20 10:00")
        #expect(
            event.data == [
                "timer": "repeat", "round": 1, "stage": "late-report", "number": 17, "due": "2023-01-13T01:00:00.000Z",
            ])
    }

    @Test(
        "What tells of no timer is none",
        arguments: [
            "/subject", "/data", "/data/timer", "/data/due", "/data/round", "/data/stage", "/data/number",
        ])
    func incomplete(path: String) throws {
        let read = try JSONParser.parse(NodeEvent(firing: Self.timers[2], position: 7, at: "2023-01-20 10:00").body)
        #expect(Timer(event: read) != nil)
        #expect(Timer(event: read.setting(path, to: nil)) == nil)
        #expect(
            Timer(event: read.setting(path, to: "nothing of the kind")) == nil || path == "/subject"
                || path == "/data/stage")
    }

    @Test("Those that escalate end together, a parked event's does not")
    func escalates() {
        #expect(Self.timers.map(\.escalates) == [true, true, true, false])
    }
}
