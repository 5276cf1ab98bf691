import EventJSON
import Ledgers
import Logging
import Node
import Reports
import ServiceLifecycle
import Workbooks

/// Writes the report of each day when the node's clock shows its closing hour, and announces it.
///
/// What a downtime has missed is written at once. What can't be written is told, and tried again until it can: the node goes on
/// meanwhile.
final class ReportCalendar: Service {
    private let folder: ReportFolder
    private let schedule: ReportSchedule
    private let unit: String
    private let clock: any NodeClock
    private let pauses: any Clock<Duration>
    private let ask: Ask
    private let announce: Announce
    private let onFailure: @Sendable () -> Void
    private let logger: Logger

    typealias Ask = @Sendable (Question) async throws -> JSONValue
    typealias Announce = @Sendable (Announcement) async throws -> Bool

    private static let (shortestPause, longestPause) = (Duration.seconds(1), Duration.seconds(300))

    /// - Parameters:
    ///   - pauses: what the waits after a failure are measured by: the node's clock may stand still.
    ///   - ask: a question that the node answers.
    ///   - onFailure: hears of each attempt that failed.
    init(
        folder: String, schedule: ReportSchedule, unit: String, clock: any NodeClock,
        pauses: any Clock<Duration> = ContinuousClock(), ask: @escaping Ask, announce: @escaping Announce,
        onFailure: @escaping @Sendable () -> Void = {}, logger: Logger
    ) {
        self.folder = ReportFolder(path: folder)
        self.schedule = schedule
        self.unit = unit
        self.clock = clock
        self.pauses = pauses
        self.ask = ask
        self.announce = announce
        self.onFailure = onFailure
        self.logger = logger
    }

    /// Returns when the node stops.
    func run() async {
        try? await cancelWhenGracefulShutdown { try await self.follow() }
    }

    private func follow() async throws {
        // It may have been written before a stop that kept it from being announced.
        try await persist { [self.schedule.newest(at: self.clock.now)] }
        while true {
            try await persist { self.schedule.missing(at: self.clock.now, written: try self.folder.dates()) }
            try await clock.sleep(until: schedule.due(schedule.newest(at: clock.now) + 1))
        }
    }

    /// Writes the reports of the dates, again and again until all are there.
    private func persist(_ dates: () throws -> [LocalDate]) async throws {
        var pause = Self.shortestPause
        while try await !isDone(dates) {
            try await pauses.sleep(for: pause)
            pause = min(pause * 2, Self.longestPause)
        }
    }

    /// - Throws: `CancellationError` alone.
    private func isDone(_ dates: () throws -> [LocalDate]) async throws -> Bool {
        var isDone = true
        do {
            for date in try dates() {
                // One that can't be written keeps no other from being so.
                do { try await write(date) } catch { isDone = try note(error, of: date) }
            }
        } catch { isDone = try note(error) }
        return isDone
    }

    private func note(_ error: any Error, of date: LocalDate? = nil) throws -> Bool {
        try Task.checkCancellation()
        onFailure()
        logger.error(
            "the daily report is not written; trying again",
            metadata: ["reason": "\(error)", "date": "\(date?.iso8601 ?? "")", "folder": "\(folder.path)"])
        return false
    }

    private func write(_ date: LocalDate) async throws {
        let period = ReportPeriod(date, closing: schedule.closing, in: schedule.zone)
        let sheets = ReportSheets(try await ask(ReportRequest(period: period).question), of: period)
        let bytes = try sheets.workbook(by: unit).encoded()
        guard try folder.keep(bytes, of: date) else {
            return logger.notice(
                "the daily report is there already, with other content, and is left as it is",
                metadata: ["file": "\(ReportFile.name(of: date))"])
        }
        let report = WrittenReport(sheets, bytes: bytes)
        guard try await announce(report.announcement) else { return }
        logger.notice("the daily report is written", metadata: ["file": "\(folder.path)/\(report.name)"])
    }
}
