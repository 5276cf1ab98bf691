import Ledgers
import Monitoring

extension Format where Value == Point {
    static func point(_ profiles: [String: PointProfile], sectors: [String]) -> Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            var point = Point(
                id: try section.required("id", as: .pointID),
                name: try section.required("name", as: .text(atMost: 100)),
                enterprise: try section.required("enterprise", as: .enterprise),
                area: try section.required("area", as: .areaCode),
                sector: try section.required("sector", as: .word(of: sectors, called: "sector of the policy")),
                kind: "", title: "", unit: "", interval: .seconds(0))
            try section.read("responsibility", as: .responsibility, into: &point.responsibility)
            try point.readTraits(from: section, profiles)
            return point
        }
    }
}

extension Point {
    fileprivate mutating func readTraits(
        from section: Section, _ profiles: [String: PointProfile]
    ) throws(ConfigurationError) {
        let names = Format<String>.word(of: profiles.keys.sorted(), called: "profile of this file")
        let profile = try section.setting("profile").map(names.parse).flatMap { profiles[$0] }
        let traits = try PointTraits(from: section).completed(by: profile?.traits)
        let design = try traits.design(section.setting("design"), at: section.place)
        try section.refuseUnknownKeys()
        if let missing = traits.missing {
            throw section.place.refusal("has no \(missing)\(profile == nil ? ", and names no profile" : "")")
        }
        try traits.refuseContradictions(at: section.place, design: design)
        take(traits, design: design)
    }

    private mutating func take(_ traits: PointTraits, design: Double?) {
        kind = traits.kind ?? kind
        title = traits.title ?? title
        unit = traits.unit ?? unit
        interval = traits.interval ?? interval
        thresholds = (traits.thresholds ?? []).compactMap { $0.threshold(design: design) }
        plausible = traits.plausible
        largestChangePerMinute = traits.largestChangePerMinute
        silence = traits.silence ?? silence
    }
}

extension PointTraits {
    /// The value of the thresholds that are by design (设计值): there exactly where there are such.
    fileprivate func design(_ setting: Setting?, at place: Place) throws(ConfigurationError) -> Double? {
        switch (setting, isByDesign) {
        case (let setting?, true): return try Format<Double>.figure.parse(setting)
        case (let setting?, false): throw setting.refusal("is given, but no threshold is by design")
        case (nil, true): throw place.refusal("has no design, the value that its thresholds are left to")
        case (nil, false): return nil
        }
    }
}
