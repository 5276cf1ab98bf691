public import Ledgers

/// How many hazards are alike in what figures are told by.
public struct HazardTally: Hashable, Sendable {
    public var state: Hazard.State
    public var level: HazardLevel
    /// The county (县、区): the first six characters of the area.
    public var county: String
    public var sector: String
    public var riskColour: RiskColour?
    public var count: Int
    /// Those of them with a deadline before the date that was asked for.
    public var overdue: Int

    public init(
        state: Hazard.State, level: HazardLevel, county: String, sector: String, riskColour: RiskColour?, count: Int,
        overdue: Int
    ) {
        self.state = state
        self.level = level
        self.county = county
        self.sector = sector
        self.riskColour = riskColour
        self.count = count
        self.overdue = overdue
    }

    /// Of hazards that are at hand.
    public static func tallies(of hazards: some Sequence<Hazard>, dueBefore date: LocalDate) -> [HazardTally] {
        var tallies: [Key: HazardTally] = [:]
        for hazard in hazards {
            let key = Key(hazard)
            var tally = tallies[key] ?? HazardTally(hazard)
            tally.count += 1
            if hazard.deadline < date { tally.overdue += 1 }
            tallies[key] = tally
        }
        return Array(tallies.values)
    }

    private struct Key: Hashable {
        let state: Hazard.State
        let level: HazardLevel
        let county: ExactText
        let sector: ExactText
        let riskColour: RiskColour?

        init(_ hazard: Hazard) {
            state = hazard.state
            level = hazard.level
            county = ExactText(hazard.county)
            sector = ExactText(hazard.sector)
            riskColour = hazard.details.riskColour
        }
    }

    private init(_ hazard: Hazard) {
        self.init(
            state: hazard.state, level: hazard.level, county: hazard.county, sector: hazard.sector,
            riskColour: hazard.details.riskColour, count: 0, overdue: 0)
    }
}

extension Hazard {
    fileprivate var county: String { String(area.prefix(6)) }
}
