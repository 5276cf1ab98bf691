public import Ledgers

/// 附件3: one line of the daily report's statistics.
public struct SectorStatistics: Hashable, Sendable {
    public var sector: String
    /// Found on the date, those withdrawn since too.
    public var found = 0
    /// Closed on the date.
    public var closed = 0
    /// Open or rectified at the end of the date.
    public var unresolved = 0
    /// Open at the end of the date, with that date or an earlier one for a deadline.
    public var overdue = 0
    public var majorFound = 0
    public var majorClosed = 0
    public var majorUnresolved = 0
    public var overdueMajor = 0

    public init(sector: String, hazards: [Hazard], day: Range<Instant>, date: LocalDate) {
        self.sector = sector
        for hazard in hazards {
            let major = hazard.level == .major ? 1 : 0
            if day.contains(hazard.foundReceivedAt) { (found, majorFound) = (found + 1, majorFound + major) }
            if hazard.isClosed(in: day) { (closed, majorClosed) = (closed + 1, majorClosed + major) }
            if hazard.isUnresolved { (unresolved, majorUnresolved) = (unresolved + 1, majorUnresolved + major) }
            if hazard.state == .open, hazard.deadline <= date {
                (overdue, overdueMajor) = (overdue + 1, overdueMajor + major)
            }
        }
    }

    var isEmpty: Bool { found == 0 && closed == 0 && unresolved == 0 }
}
