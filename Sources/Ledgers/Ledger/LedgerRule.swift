/// One ledger of the catalog: what opens an entry in it and what closes the entry.
public struct LedgerRule: Hashable, Sendable, Codable {
    /// The code on the wire and the command line, `[a-z][a-z-]{0,31}`.
    public var code: String
    /// The Chinese name that people read.
    public var title: String
    /// Hazards that have an entry; nil for none. It opens when the hazard is found (or amended to the level) and closes
    /// when the hazard is closed, withdrawn or amended away from the level.
    public var hazards: HazardRule?
    /// Measures that have an entry, each opened by its first event.
    public var measures: [MeasureKind]
    /// What a measure has to be to close its entry. Default: executed or lifted.
    public var measuresClosedBy: [MeasureStatus]
    /// Grave incidents (deaths, or the policy's class and above) that have an entry; nil for none.
    public var incidents: IncidentRule?

    public init(
        code: String, title: String, hazards: HazardRule? = nil, measures: [MeasureKind] = [],
        measuresClosedBy: [MeasureStatus] = [.executed, .lifted], incidents: IncidentRule? = nil
    ) {
        self.code = code
        self.title = title
        self.hazards = hazards
        self.measures = measures
        self.measuresClosedBy = measuresClosedBy
        self.incidents = incidents
    }
}
