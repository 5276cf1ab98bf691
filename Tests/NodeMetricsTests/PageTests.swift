import EventJSON
import LedgerStore
import Ledgers
@testable import Node
import PrometheusMetrics
import Synchronization
import Testing

@testable import NodeMetrics

/// What a scrape gets, whatever the store does.
@Suite struct PageTests {
    private static let now = Instant(milliseconds: 1_704_416_400_000)  // 2024-01-05T09:00:00+08:00

    private func page(
        ready: NodeReadiness = NodeReadiness(), elapsed: @escaping @Sendable () -> Duration = { .zero },
        _ ask: @escaping @Sendable (Question) async throws -> JSONValue
    ) -> MetricsPage {
        let reading = FigureReading(ask: ask, now: { Self.now }, zone: .shanghai)
        return MetricsPage(
            counted: PrometheusRegistry(), reading: reading,
            load: {
                NodeLoad(
                    queued: 3, capacity: 20, oldest: Self.now + .seconds(-7), isFailing: false, isStopping: false,
                    lostReplies: 1)
            }, readiness: { ready }, isTest: true, data: "/", patience: .seconds(60), elapsed: elapsed)
    }

    private static let overview: JSONValue = [
        "states": [
            ["state": "open", "level": "major", "count": 2], ["state": "open", "level": "general", "count": 5],
            ["state": "closed", "level": "major", "count": 0],
        ],
        "overdue": 4, "overdueMajor": 1, "riskColours": ["red": 1, "orange": 0, "yellow": 2, "blue": 0, "none": 4],
        "ledgers": [["code": "rectify", "title": "整改", "open": 6, "closed": 1, "withdrawn": 0]],
        "escalations": [["stage": "city", "status": "open", "count": 3]], "watched": nil, "incidents": 2,
        "lateIncidents": 1,
    ]

    private static let status: JSONValue = [
        "position": 99, "newest": "2024-01-05T00:59:50.500Z", "newestCheckpoint": nil, "timers": 4,
        "nextTimer": "2024-01-05T00:58:00.000Z", "parked": 1, "oldestParkedSeconds": 30, "deadLetters": 2,
        "oldestDeadLetterSeconds": 60,
        "outbox": .array(
            (0..<40).map {
                ["cursor": .string("c\($0 < 10 ? "0" : "")\($0)"), "backlog": 1, "oldestSeconds": JSONValue($0)]
            }),
        "access": ["curve": false],
    ]

    private static let points: JSONValue = [
        "points": 7, "alarm": 1, "silent": 2, "fault": 0, "normal": 4,
        "readings": ["taken": 5_000, "repeated": 3, "refused": ["unknown-point": 9, "clock-skew": 0]],
        "unknown": [], "unknownPoints": 2,
        "saving": ["failing": true, "savedAt": "2024-01-05T00:59:00.000Z", "lostMinutes": 6],
    ]

    private static let ask: @Sendable (Question) async throws -> JSONValue = { question in
        switch question.ask {
        case "overview": overview
        case "status": status
        case "points-overview": points
        case "escalations":
            [
                ["id": "H-1/1/city/1", "raisedAt": "2024-01-05T00:00:00.000Z"],
                ["id": "H-2/1/city/1", "raisedAt": "2024-01-04T23:00:00.000Z"],
            ]
        default:
            [
                ["source": "/a", "newest": "2024-01-05T00:59:00.000Z"],
                ["source": "/b", "newest": "2024-01-04T01:00:00.000Z"],
            ]
        }
    }

    @Test("the figures of the read models, as they are there")
    func figures() async {
        let lines = Set(await page(Self.ask).text().split(separator: "\n"))
        for line in [
            "duban_store_up 1", "duban_ready 1", "duban_test_clock 1", "duban_queue_events 3",
            "duban_queue_capacity_events 20", "duban_oldest_uncommitted_age_seconds 7", "duban_lost_replies_total 1",
            #"duban_hazards{level="major",state="open"} 2"#, #"duban_hazards{level="general",state="open"} 5"#,
            #"duban_hazards{level="major",state="closed"} 0"#, #"duban_hazards_overdue{level="general"} 3"#,
            #"duban_hazards_overdue{level="major"} 1"#, #"duban_hazards_unresolved{colour="none"} 4"#,
            #"duban_ledger_entries{ledger="rectify",status="open"} 6"#,
            #"duban_escalations{stage="city",status="open"} 3"#, "duban_incidents 2", "duban_incidents_late 1",
            "duban_escalation_oldest_unacknowledged_age_seconds 7200", "duban_log_position 99",
            "duban_log_newest_age_seconds 9.5", "duban_timer_overdue_seconds 120",
            "duban_parked_oldest_age_seconds 30", "duban_dead_letters_kept 2",
            #"duban_outbox_backlog{cursor="c31"} 1"#, #"duban_outbox_backlog{cursor="others"} 8"#,
            #"duban_outbox_oldest_age_seconds{cursor="others"} 39"#, "duban_sources 2",
            "duban_source_newest_age_seconds 60", "duban_source_oldest_age_seconds 86400",
            #"duban_points{state="alarm"} 1"#, #"duban_points{state="fault"} 0"#,
            #"duban_readings_total{status="taken"} 5000"#, #"duban_readings_total{status="repeated"} 3"#,
            #"duban_readings_total{status="unknown-point"} 9"#, #"duban_readings_total{status="clock-skew"} 0"#,
            "duban_points_unknown 2", "duban_points_saving_failing 1", "duban_points_saved_age_seconds 60",
            "duban_points_aggregates_lost_total 6",
        ] {
            #expect(lines.contains(Substring(line)), "\(line)")
        }
        // What there is none of has no value.
        #expect(!lines.contains { $0.hasPrefix("duban_checkpoint_age_seconds") || $0.hasPrefix("duban_watchlist") })
    }

    @Test("a store that fails leaves the rest, and says that it is down")
    func failing() async {
        let text = await page(ready: NodeReadiness([.store])) { _ in throw StoreError(.unreachable, "gone") }.text()
        #expect(text.contains("duban_store_up 0\n") && text.contains("duban_ready 0\n"))
        #expect(text.contains("duban_queue_events 3\n") && text.contains("process_resident_memory_bytes "))
        #expect(!text.contains("duban_hazards"))
    }

    @Test("many scrapes ask the store once; figures that are old are left out")
    func cached() async {
        let elapsed = Mutex(Duration.zero)
        let asked = Mutex(0)
        let fails = Mutex(false)
        let page = page(elapsed: { elapsed.withLock(\.self) }) { question in
            if question.ask == "overview" { asked.withLock { $0 += 1 } }
            if fails.withLock(\.self) { throw StoreError(.unreachable, "gone") }
            return try await Self.ask(question)
        }
        for _ in 0..<5 { #expect(await page.text().contains("duban_figures_age_seconds 0\n")) }
        #expect(asked.withLock(\.self) == 1)
        elapsed.withLock { $0 += .seconds(6) }
        fails.withLock { $0 = true }
        #expect(!(await page.text().contains("duban_hazards")))
        #expect(asked.withLock(\.self) == 2)
    }

    @Test("long lists are read page by page, and not without end")
    func pages() async {
        let pages = Mutex(0)
        let text = await page { question in
            guard question.ask == "sources" else { return try await Self.ask(question) }
            let page = pages.withLock {
                $0 += 1; return $0
            }
            return .array(
                (0..<1_000).map { ["source": .string("/\(page)/\($0)"), "newest": "2024-01-05T00:59:00.000Z"] })
        }.text()
        #expect(text.contains("duban_sources 10000\n") && pages.withLock(\.self) == 10)
    }
}
