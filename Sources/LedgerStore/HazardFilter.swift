public import Ledgers

/// Which hazards are asked for; what is nil does not count.
public struct HazardFilter: Hashable, Sendable {
    public var state: Hazard.State?
    public var level: HazardLevel?
    /// The beginning of the area.
    public var area = ""
    public var sector: String?
    /// Open ones with a deadline before this date.
    public var overdueOn: LocalDate?

    public init() {}

    public func includes(_ hazard: Hazard) -> Bool {
        (state == nil || hazard.state == state) && (level == nil || hazard.level == level)
            && hazard.area.hasPrefix(area) && (sector.map { hazard.sector.isExactly($0) } ?? true)
            && (overdueOn.map { hazard.state == .open && hazard.deadline < $0 } ?? true)
    }
}
