public import Ledgers

/// What an entry of a ledger is about: a hazard, a measure or an incident.
public enum EntryMatter: Sendable {
    case hazard(Hazard)
    case measure(Measure)
    case incident(Incident)

    public var enterprise: Enterprise {
        switch self {
        case .hazard(let hazard): hazard.enterprise
        case .measure(let measure): measure.enterprise
        case .incident(let incident): incident.report.enterprise
        }
    }

    public var area: String {
        switch self {
        case .hazard(let hazard): hazard.area
        case .measure(let measure): measure.area
        case .incident(let incident): incident.report.area
        }
    }

    /// Nil for a measure.
    public var sector: String? {
        switch self {
        case .hazard(let hazard): hazard.sector
        case .measure: nil
        case .incident(let incident): incident.report.sector
        }
    }

    /// A hazard's level, a measure's kind, or an incident's class.
    public var kind: String {
        switch self {
        case .hazard(let hazard): hazard.level.rawValue
        case .measure(let measure): measure.kind.rawValue
        case .incident(let incident): incident.incidentClass.rawValue
        }
    }

    /// Nil for a measure.
    public var description: String? {
        switch self {
        case .hazard(let hazard): hazard.details.description
        case .measure: nil
        case .incident(let incident): incident.report.description
        }
    }
}

extension EntityLookup {
    /// What an entry is about. Hazards, measures and incidents may bear the same number; the ledger's rule says which it is.
    public func matter(of entry: LedgerEntry, by rule: LedgerRule) throws -> EntryMatter? {
        if rule.hazards != nil, let hazard = try hazard(entry.subject) { return .hazard(hazard) }
        if !rule.measures.isEmpty, let measure = try measure(entry.subject) { return .measure(measure) }
        return try rule.incidents == nil ? nil : incident(entry.subject).map(EntryMatter.incident)
    }
}
