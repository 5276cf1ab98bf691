public import Ledgers

/// 隐患清单日报: the hazards as they were known at the end of a local date (semantics, section 9).
public struct DailyReport: Sendable {
    public var date: LocalDate
    /// 附件1: open or rectified, by number.
    public var unresolved: [Hazard]
    /// 附件2: closed on the date, by number.
    public var resolved: [Resolved]
    /// 附件3: by sector, in code-point order; a sector with nothing is left out.
    public var statistics: [SectorStatistics]

    /// A hazard that was closed on the date.
    public struct Resolved: Sendable {
        public var hazard: Hazard
        /// 标红: found before the date.
        public var isRed: Bool
    }

    /// - Parameter hazards: as they stood at the end of the date, all that were found by then.
    public init(date: LocalDate, hazards: [Hazard], zone: Zone) {
        let day = zone.firstInstant(of: date)..<zone.firstInstant(of: date + 1)
        self.date = date
        unresolved = hazards.filter(\.isUnresolved)
        resolved = hazards.filter { $0.isClosed(in: day) }
            .map { Resolved(hazard: $0, isRed: $0.foundReceivedAt < day.lowerBound) }
        statistics = Dictionary(grouping: hazards) { $0.sector }
            .map { SectorStatistics(sector: $0.key, hazards: $0.value, day: day, date: date) }
            .filter { !$0.isEmpty }
            .sorted { $0.sector.precedesExactly($1.sector) }
    }
}

extension Hazard {
    var isUnresolved: Bool { state == .open || state == .rectified }

    func isClosed(in day: Range<Instant>) -> Bool {
        state == .closed && closedReceivedAt.map(day.contains) == true
    }
}
