public import Ledgers

/// Which daily reports are to be written by now: one a day, at its closing hour.
public struct ReportSchedule: Hashable, Sendable {
    public let closing: TimeOfDay
    public let zone: Zone

    /// Days that are made up for after a downtime.
    public static let mostMissed = 31

    public init(closing: TimeOfDay, in zone: Zone) {
        self.closing = closing
        self.zone = zone
    }

    /// When the report of a date is due.
    public func due(_ date: LocalDate) -> Instant {
        zone.instant(of: date, at: closing)
    }

    /// The date of the newest report that is due.
    public func newest(at now: Instant) -> LocalDate {
        let today = zone.date(of: now)
        return due(today) <= now ? today : today + -1
    }

    /// The dates whose reports are due and not there, oldest first: of the last days all since the oldest that is there; where
    /// there is none, that of the day alone.
    public func missing(at now: Instant, written: Set<LocalDate>) -> [LocalDate] {
        let newest = newest(at: now)
        guard let oldest = written.min() else { return [newest] }
        let first = max(oldest, newest + -(Self.mostMissed - 1))
        return first <= newest ? (0...(newest - first)).map { first + $0 }.filter { !written.contains($0) } : []
    }
}
