import EventJSON
import Foundation
import Ledgers
import Logging
import Node
import Reports
import Synchronization
import Testing

@testable import duban

/// The daily report by the calendar, on a clock that stands still until it is moved.
@Suite("The report of the day", .timeLimit(.minutes(15))) struct CalendarTests {
    private let folder: Folder
    private let clock = ManualClock(at: Instant(rfc3339: "2023-03-10T14:00:00+08:00")!)
    private let heard = Heard()

    init() throws { folder = try Folder() }

    /// What was announced, and what keeps the node from answering.
    private final class Heard: Sendable {
        let announced = Mutex<[Announcement]>([])
        let failures = Mutex(0)
        let failed = Mutex(0)

        var ids: [String] { announced.withLock { $0.map(\.id) } }

        func answer(_ question: Question) throws -> JSONValue {
            let fails = failures.withLock { left in
                defer { left = max(left - 1, 0) }
                return left > 0
            }
            if fails { throw CommandFailure("the store is busy") }
            let hazard: JSONValue = [
                "hazard": "HZ-1", "level": "major", "state": "open", "deadline": "2023-03-01",
                "details": ["description": "=1"],
            ]
            return [
                "unresolved": ["HZ-1"], "resolved": [], "hazards": [hazard],
                "statistics": ["煤矿": ["found": 0, "unresolved": 1, "overdue": 1]],
            ]
        }

        func announce(_ announcement: Announcement) -> Bool {
            announced.withLock { all in
                guard !all.contains(where: { $0.id == announcement.id }) else { return false }
                all.append(announcement)
                return true
            }
        }
    }

    private func calendar(in path: String? = nil) -> ReportCalendar {
        ReportCalendar(
            folder: path ?? folder.path, schedule: ReportSchedule(closing: .fifteen, in: .shanghai), unit: "长治市安委办",
            clock: clock, pauses: NoPauses(), ask: { [heard] in try heard.answer($0) },
            announce: { [heard] in heard.announce($0) }, onFailure: { [heard] in heard.failed.withLock { $0 += 1 } },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// Runs a calendar until `isDone`.
    private func run(_ calendar: ReportCalendar, until isDone: () -> Bool) async {
        let running = Task { await calendar.run() }
        while !isDone() { await Task.yield() }
        running.cancel()
        await running.value
    }

    private func name(_ date: String) -> String { "安全生产隐患清单日报_\(date).xlsx" }

    @Test("it is written when the clock shows the hour, and announced once")
    func hour() async throws {
        let running = Task { [calendar = calendar()] in await calendar.run() }
        while heard.ids.count < 1 { await Task.yield() }
        #expect(folder.names == [name("2023-03-09")])
        clock.advance(to: Instant(rfc3339: "2023-03-10T15:00:00+08:00")!)
        while heard.ids.count < 2 { await Task.yield() }
        running.cancel()
        await running.value
        #expect(folder.names == [name("2023-03-09"), name("2023-03-10")])
        #expect(heard.ids == ["report/daily/2023-03-09", "report/daily/2023-03-10"])
        let data = heard.announced.withLock { $0[1].data }
        #expect(data["file"] == .string(name("2023-03-10")) && data["closing"] == "15:00" && data["unresolved"] == 1)
        #expect(data["total"]?["overdue"] == 1)
        let sheet = try Tool.sheets(of: "\(folder.path)/\(name("2023-03-10"))")["sheets"]?.array?.first
        #expect(sheet?["rows"]?.array?[1].array?.contains("截至2023年3月10日15:00") == true)
    }

    @Test("what a downtime has missed is written at the start; what is there stays, and is announced no more")
    func downtime() async throws {
        try Data("a note by hand".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/\(name("2023-03-06"))"))
        try Data("a note by hand".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/\(name("2023-03-09"))"))
        await run(calendar()) { heard.ids.count == 2 }
        #expect(heard.ids == ["report/daily/2023-03-07", "report/daily/2023-03-08"])
        #expect(folder.names == ["06", "07", "08", "09"].map { name("2023-03-\($0)") })
        #expect(
            FileManager.default.contents(atPath: "\(folder.path)/\(name("2023-03-09"))") == Data("a note by hand".utf8))
    }

    @Test("one that was written before a stop that kept it from being announced is announced at the start")
    func unannounced() async throws {
        await run(calendar()) { heard.ids.count == 1 }
        heard.announced.withLock { $0 = [] }
        await run(calendar()) { heard.ids.count == 1 }
        #expect(folder.names == [name("2023-03-09")])
    }

    @Test("a failure is tried again until it is one no more")
    func failures() async throws {
        heard.failures.withLock { $0 = 5 }
        await run(calendar()) { heard.ids.count == 1 }
        #expect(folder.names == [name("2023-03-09")])
        #expect(heard.failed.withLock { $0 } == 5)
    }

    @Test("a folder that can't be made keeps nobody from stopping")
    func noFolder() async throws {
        try Data().write(to: URL(fileURLWithPath: "\(folder.path)/file"))
        let calendar = calendar(in: "\(folder.path)/file/reports")
        let running = Task { await calendar.run() }
        for _ in 0..<100 { await Task.yield() }
        running.cancel()
        await running.value
        #expect(heard.ids.isEmpty)
    }
}

/// Waits are over at once; who is cancelled hears of it.
private struct NoPauses: Clock {
    let minimumResolution = Duration.zero
    var now: ContinuousClock.Instant { .now }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        await Task.yield()
    }
}
