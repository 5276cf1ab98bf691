import Ledgers

extension Stage {
    /// Takes what the section gives and leaves the rest as shipped.
    mutating func read(from section: Section) throws(ConfigurationError) {
        try section.read("code", as: .code, into: &code)
        try section.read("title", as: .title, into: &title)
        try section.read("recipients", as: .recipients, into: &recipients)
    }

    /// A stage that has no shipped values.
    fileprivate init(from section: Section) throws(ConfigurationError) {
        self.init(
            code: try section.required("code", as: .code),
            title: try section.required("title", as: .title),
            recipients: try section.required("recipients", as: .recipients))
    }
}

extension Format where Value == LadderStage {
    static var ladderStage: Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let stage = LadderStage(
                stage: try Stage(from: section),
                days: try section.required("days", as: .integer(-365...365)),
                mustBeAcknowledged: try section.required("mustBeAcknowledged", as: .flag))
            try section.refuseUnknownKeys()
            return stage
        }
    }
}

extension Format where Value == IncidentThreshold {
    static var threshold: Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let threshold = IncidentThreshold(
                incidentClass: try section.required("class", as: .choice(of: graded)),
                deaths: try section.required("deaths", as: .integer(1...1_000_000)),
                seriousInjuries: try section.required("seriousInjuries", as: .integer(1...1_000_000)),
                directLossYuan: try section.required("directLossYuan", as: .yuan(1...1e13)))
            try section.refuseUnknownKeys()
            return threshold
        }
    }

    /// The classes that figures decide; the lower ones are what is left over.
    private static var graded: [IncidentClass] { [.especiallySerious, .serious, .considerable] }
}

extension Format where Value == String {
    static var title: Format { .text(atMost: 100) }
}

extension Format where Value == [String] {
    static var recipients: Format { Format.list(of: .code).distinct() }
}
