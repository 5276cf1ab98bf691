public import Ledgers

/// What a report is about: some days, or the time from one closing hour to the next.
///
/// Days end at midnight. A list that is due by 15:00 is closed then: the day of such a report reaches from 15:00 of the day before to
/// 15:00, so that lists that follow each other leave nothing out and have nothing twice.
public struct ReportPeriod: Hashable, Sendable {
    public var first: LocalDate
    public var last: LocalDate
    /// The hour at which each day is closed; nil for midnight, with which the day ends.
    public var closing: TimeOfDay?
    public var zone: Zone

    public init(_ date: LocalDate, closing: TimeOfDay? = nil, in zone: Zone) {
        self.init(from: date, to: date, closing: closing, in: zone)
    }

    public init(from first: LocalDate, to last: LocalDate, closing: TimeOfDay? = nil, in zone: Zone) {
        self.first = first
        self.last = last
        self.closing = closing
        self.zone = zone
    }

    /// From its first instant to the first one that is not its.
    public var instants: Range<Instant> { end(of: first + -1)..<end(of: last) }

    /// The last date that is over when the period ends: open hazards with this deadline, or an earlier one, are overdue.
    public var overdueOn: LocalDate { closing == nil ? last : last + -1 }

    public var days: [ReportPeriod] {
        (0...max(last - first, 0)).map { ReportPeriod(first + $0, closing: closing, in: zone) }
    }

    private func end(of date: LocalDate) -> Instant {
        closing.map { zone.instant(of: date, at: $0) } ?? zone.firstInstant(of: date + 1)
    }
}
