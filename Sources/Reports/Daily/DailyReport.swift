public import Ledgers

/// 隐患清单日报: the hazards as they were known at the end of a local date (semantics, section 9), or of another period.
public struct DailyReport: Sendable {
    public var period: ReportPeriod
    /// 附件1: open or rectified, by number.
    public var unresolved: [Hazard]
    /// 附件2: closed in the period, by number.
    public var resolved: [Resolved]
    /// 附件3: by sector, in code-point order; a sector with nothing is left out.
    public var statistics: [SectorStatistics]

    /// A hazard that was closed in the period.
    public struct Resolved: Sendable {
        public var hazard: Hazard
        /// 标红: found before the period, so that an earlier list has it as unresolved.
        public var isRed: Bool
    }

    /// - Parameter hazards: as they stood at the end of the period, all that were found by then.
    public init(_ period: ReportPeriod, hazards: [Hazard]) {
        let instants = period.instants
        self.period = period
        unresolved = hazards.filter(\.isUnresolved)
        resolved = hazards.filter { $0.isClosed(in: instants) }
            .map { Resolved(hazard: $0, isRed: $0.foundReceivedAt < instants.lowerBound) }
        statistics = Dictionary(grouping: hazards) { $0.sector }
            .map { SectorStatistics(sector: $0.key, hazards: $0.value, in: instants, overdueOn: period.overdueOn) }
            .filter { !$0.isEmpty }
            .sorted { $0.sector.precedesExactly($1.sector) }
    }

    /// The figures of all sectors together.
    public var total: SectorStatistics {
        statistics.reduce(into: SectorStatistics(sector: "")) { $0.add($1) }
    }
}

extension Hazard {
    var isUnresolved: Bool { state == .open || state == .rectified }

    func isClosed(in period: Range<Instant>) -> Bool {
        state == .closed && closedReceivedAt.map(period.contains) == true
    }
}
