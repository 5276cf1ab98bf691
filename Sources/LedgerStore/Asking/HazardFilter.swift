public import Ledgers

/// Which hazards are asked for; what is nil does not count.
public struct HazardFilter: Hashable, Sendable {
    public var state: Hazard.State?
    public var level: HazardLevel?
    /// The beginning of the area.
    public var area = ""
    public var sector: String?
    public var riskColour: RiskColour?
    /// Open ones with a deadline before this date.
    public var overdueOn: LocalDate?
    /// What the number, the name of the enterprise or the description holds, character by character.
    public var text: String?

    public init() {}

    public func includes(_ hazard: Hazard) -> Bool {
        (state == nil || hazard.state == state) && (level == nil || hazard.level == level)
            && hazard.area.hasPrefix(area) && (sector.map { hazard.sector.isExactly($0) } ?? true)
            && (riskColour == nil || hazard.details.riskColour == riskColour)
            && (overdueOn.map { hazard.state == .open && hazard.deadline < $0 } ?? true)
            && (text?.isIn(hazard.number, hazard.enterprise.name, hazard.details.description) ?? true)
    }
}
