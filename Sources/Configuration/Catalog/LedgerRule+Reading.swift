import Ledgers

extension Format where Value == LedgerRule {
    static var ledger: Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            var rule = LedgerRule(
                code: try section.required("code", as: .code), title: try section.required("title", as: .title))
            let grave = try rule.readOpens(from: section.section("opens"))
            try rule.readCloses(from: section.section("closes"), grave: grave)
            try section.refuseUnknownKeys()
            return rule
        }
    }
}

extension LedgerRule {
    /// Returns whether grave incidents open an entry.
    fileprivate mutating func readOpens(from opens: Section) throws(ConfigurationError) -> Bool {
        if let setting = opens.setting("hazards") { hazards = try Format.choice.parse(setting) }
        try opens.read("measures", as: .list(of: .choice).distinct(), into: &measures)
        let incidents = try opens.setting("incidents").map(Format<GraveIncidents>.choice.parse)
        try opens.refuseUnknownKeys()
        if hazards == nil, measures.isEmpty, incidents == nil {
            throw opens.place.refusal("opens nothing; name hazards, measures or incidents")
        }
        return incidents != nil
    }

    fileprivate mutating func readCloses(from closes: Section, grave: Bool) throws(ConfigurationError) {
        if let setting = closes.setting("measures") {
            if measures.isEmpty { throw setting.refusal("closes measures, but opens none") }
            measuresClosedBy = try Format.list(of: .choice).distinct().parse(setting)
        }
        if grave {
            incidents = try closes.required("incidents", as: .incidentRule)
        } else if let setting = closes.setting("incidents") {
            throw setting.refusal("closes incidents, but opens none")
        }
    }
}

/// Which incidents have an entry: those with deaths, or of the policy's `graveFrom` and above.
private enum GraveIncidents: String, CaseIterable {
    case grave
}

extension Format where Value == IncidentRule {
    static var incidentRule: Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let rule = IncidentRule(
                closedByMeasure: try section.required("measure", as: .choice),
                closedByStatus: try section.required("status", as: .choice))
            try section.refuseUnknownKeys()
            return rule
        }
    }
}
