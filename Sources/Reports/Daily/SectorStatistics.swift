public import Ledgers

/// 附件3: one line of the report's statistics.
public struct SectorStatistics: Hashable, Sendable {
    public var sector: String
    /// Found in the period, those withdrawn since too.
    public var found = 0
    /// Closed in the period.
    public var closed = 0
    /// Open or rectified at the end of the period.
    public var unresolved = 0
    /// Open at the end of the period, with a deadline that is over by then.
    public var overdue = 0
    public var majorFound = 0
    public var majorClosed = 0
    public var majorUnresolved = 0
    public var overdueMajor = 0

    init(sector: String) {
        self.sector = sector
    }

    public init(sector: String, hazards: [Hazard], in period: Range<Instant>, overdueOn date: LocalDate) {
        self.sector = sector
        for hazard in hazards {
            let major = hazard.level == .major ? 1 : 0
            if period.contains(hazard.foundReceivedAt) { (found, majorFound) = (found + 1, majorFound + major) }
            if hazard.isClosed(in: period) { (closed, majorClosed) = (closed + 1, majorClosed + major) }
            if hazard.isUnresolved { (unresolved, majorUnresolved) = (unresolved + 1, majorUnresolved + major) }
            if hazard.state == .open, hazard.deadline <= date {
                (overdue, overdueMajor) = (overdue + 1, overdueMajor + major)
            }
        }
    }

    mutating func add(_ other: SectorStatistics) {
        for figure in Self.figures { self[keyPath: figure] += other[keyPath: figure] }
    }

    private static var figures: [WritableKeyPath<SectorStatistics, Int>] {
        [
            \.found, \.closed, \.unresolved, \.overdue, \.majorFound, \.majorClosed, \.majorUnresolved,
            \.overdueMajor,
        ]
    }

    var isEmpty: Bool { found == 0 && closed == 0 && unresolved == 0 }
}
